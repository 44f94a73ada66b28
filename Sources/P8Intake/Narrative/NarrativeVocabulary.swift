import VietnameseText

/// The words by which reports name what they count.
enum NarrativeVocabulary {
  /// A phrase as the keys of its words.
  typealias Phrase = [String]

  static func phrase(_ text: String) -> Phrase {
    text.split(whereSeparator: { " -".contains($0) }).map { SearchKey.placementFree(String($0)) }
  }

  private static func phrases(_ texts: [String]) -> [Phrase] { texts.map(phrase) }

  /// The names of models and events, longer ones first within one indicator; an earlier indicator wins.
  static let names: [(indicator: String, phrases: [Phrase])] = [
    (
      "communication_team",
      phrases([
        "tổ truyền thông cộng đồng", "tổ truyền thông tại cộng đồng", "tổ truyền thông ở cộng đồng",
        "tổ truyền thông thôn bản",
        "tổ truyền thông", "tổ ttcđ", "ttcđ", "community communication teams", "community communication team",
        "communication teams", "communication team",
      ])
    ),
    (
      "change_leader_club",
      phrases([
        "thủ lĩnh của sự thay đổi", "thủ lĩnh sự thay đổi", "thủ lĩnh của sự đổi thay", "thủ lĩnh thay đổi",
        "leaders of change clubs", "leaders of change club", "leader of change clubs",
        "leader of change club",
        "leaders of change", "leader of change",
      ])
    ),
    (
      "trusted_address",
      phrases([
        "địa chỉ tin cậy tại cộng đồng", "địa chỉ tin cậy ở cộng đồng", "địa chỉ tin cậy cộng đồng",
        "địa chỉ tin cậy",
        "địa chỉ an toàn tại cộng đồng", "địa chỉ an toàn cộng đồng", "địa chỉ an toàn", "trusted addresses",
        "trusted address", "trustworthy addresses", "trustworthy address",
      ])
    ),
    (
      "policy_dialogue",
      phrases([
        "đối thoại chính sách", "đối thoại mẫu", "đối thoại trực tiếp", "đối thoại", "policy dialogues",
        "policy dialogue",
      ])
    ),
    (
      "savings_loan_group",
      phrases([
        "tổ tiết kiệm vay vốn thôn bản", "tổ tiết kiệm và vay vốn thôn bản",
        "nhóm tiết kiệm và vốn vay thôn bản",
        "nhóm tiết kiệm vốn vay thôn bản", "nhóm tiết kiệm vay vốn thôn bản", "nhóm tiết kiệm tín dụng",
        "tổ tiết kiệm vay vốn", "nhóm tiết kiệm", "tổ tk vvtb", "tk vvtb", "vsla",
        "cổ phần tài chính tự quản",
      ])
    ),
    ("cooperative", phrases(["hợp tác xã", "htx", "cooperatives", "cooperative"])),
    (
      "livelihood_group",
      phrases([
        "tổ nhóm sinh kế", "tổ sinh kế", "nhóm sinh kế", "mô hình sinh kế", "tổ hợp tác", "tổ liên kết",
        "nhóm sở thích",
        "tổ hợp tác sinh kế", "livelihood groups", "livelihood group",
      ])
    ),
    ("campaign", phrases(["chiến dịch truyền thông", "chiến dịch", "campaigns", "campaign"])),
  ]

  /// Activities, which are counted with a word before them: `lớp tập huấn`, `buổi truyền thông`.
  static let activities: [(indicator: String, phrases: [Phrase])] = [
    (
      "training_class",
      phrases([
        "tập huấn nâng cao năng lực", "tập huấn", "bồi dưỡng", "nâng cao năng lực", "đào tạo",
        "training courses",
        "training course", "training classes", "training class", "training",
      ])
    ),
    (
      "communication_session",
      phrases([
        "truyền thông", "tuyên truyền", "phiên tòa giả định", "tòa giả định", "sân khấu hóa", "tọa đàm",
        "nói chuyện chuyên đề",
        "communication sessions", "communication session",
      ])
    ),
  ]

  /// Words between a number and a name.
  static let classifiers: Set<String> = keys([
    "mô", "hình", "cuộc", "buổi", "hội", "nghị", "lớp", "khóa", "đợt", "chương", "trình", "clb", "câu", "lạc",
    "bộ", "phiên",
    "mới", "điểm", "tổ", "nhóm", "chuyên", "đề", "diễn", "đàn", "thôn", "bản", "cấp", "sự", "kiện", "new",
    "model", "models", "club",
    "clubs",
  ])

  /// Words that count activities.
  static let activityClassifiers: Set<String> = keys([
    "cuộc", "buổi", "lớp", "khóa", "đợt", "nghị", "phiên", "trình", "đề", "điểm", "đàn",
  ])

  /// Words that stand for a name said before: the word, what it may stand for, and what must not follow.
  static let carriers: [(phrase: Phrase, indicators: Set<String>)] = [
    (phrase("câu lạc bộ"), ["change_leader_club"]), (phrase("clb"), ["change_leader_club"]),
    (phrase("địa chỉ"), ["trusted_address"]),
    (phrase("tổ"), ["communication_team", "savings_loan_group", "livelihood_group"]),
    (phrase("nhóm"), ["savings_loan_group", "livelihood_group"]),
    (phrase("lớp"), ["training_class", "communication_session"]),
    (phrase("khóa"), ["training_class"]),
    (phrase("cuộc"), ["policy_dialogue", "communication_session", "training_class", "campaign"]),
    (phrase("buổi"), ["communication_session", "policy_dialogue", "training_class"]),
    (phrase("hội nghị"), ["policy_dialogue", "communication_session", "training_class"]),
    (phrase("đợt"), ["communication_session", "campaign"]),
  ]

  /// May follow a word that stands for a name.
  static let afterCarrier: Set<String> = keys([
    "và", "với", "trong", "tại", "ở", "của", "có", "mới", "đã", "này", "do", "thuộc", "cho", "được", "thu",
    "hoạt", "là", "đạt",
    "so", "để", "về", "trên", "gồm", "từ", "nhằm", "cấp", "đi", "sẵn", "còn", "ra", "cùng", "theo",
  ])

  /// People, by the longest phrase first.
  static let people: [Phrase] = phrases([
    "lượt cán bộ hội viên phụ nữ", "lượt hội viên phụ nữ", "lượt người dân", "lượt người tham gia",
    "lượt người", "lượt hội viên",
    "lượt phụ nữ", "lượt chị em", "lượt cán bộ", "lượt học sinh", "lượt đại biểu", "lượt", "học viên",
    "đại biểu",
    "người tham gia", "người tham dự", "người dân", "người", "hội viên phụ nữ", "hội viên", "phụ nữ",
    "chị em", "cán bộ", "học sinh",
    "participants", "people", "women",
  ])

  /// Those helped at births.
  static let mothers: [Phrase] = phrases([
    "phụ nữ dân tộc thiểu số", "phụ nữ dtts", "phụ nữ mang thai", "phụ nữ", "bà mẹ", "sản phụ", "đối tượng",
    "trường hợp", "ca",
    "chị", "người",
  ])
  static let birth: [Phrase] = phrases([
    "sinh đẻ an toàn", "sinh con an toàn", "sinh đẻ", "sinh con", "làm mẹ an toàn",
  ])

  /// Other things that reports count and add up.
  static let others: [Phrase] = phrases([
    "hộ vay", "hộ gia đình", "hộ dân", "hộ nghèo", "hộ", "trẻ em mồ côi", "trẻ mồ côi", "trẻ em", "trẻ",
    "suất quà",
    "suất học bổng", "suất", "phần quà", "nhà tình thương", "mái ấm tình thương", "em", "trang fanpage",
    "fanpage",
  ])

  static let comparators: [(phrase: Phrase, comparator: NarrativeFigure.Comparator)] = [
    (phrase("trên"), .over), (phrase("hơn"), .over), (phrase("ít nhất"), .over), (phrase("tối thiểu"), .over),
    (phrase("over"), .over), (phrase("more than"), .over), (phrase("gần"), .nearly),
    (phrase("ngót"), .nearly),
    (phrase("nearly"), .nearly), (phrase("khoảng"), .about), (phrase("ước"), .about),
    (phrase("chừng"), .about),
    (phrase("about"), .about),
  ]

  /// Begin amounts without a number.
  static let vague: [Phrase] = phrases([
    "hàng chục", "hàng trăm", "hàng nghìn", "hàng ngàn", "hàng vạn", "nhiều", "vài chục", "vài",
  ])

  /// Make the number after them a name, a date or a place in an order.
  static let labels: Set<String> = keys([
    "án", "số", "điều", "khoản", "thứ", "năm", "tháng", "ngày", "quý", "đoạn", "dung", "vực", "vùng", "khu",
    "cụm", "mục", "trình",
    "luật", "lúc", "tuổi", "mỗi", "from",
  ])

  /// Words after a number that is then not a figure.
  static let notCounted: Set<String> = keys(["năm", "tháng", "ngày", "giờ", "tuổi", "tuần", "lần"])

  static func keys(_ words: [String]) -> Set<String> { Set(words.map(SearchKey.placementFree)) }
}
