/// The words that stand in number cells beside the digits, as ``SearchKey/exact(_:)`` gives them.
enum NumberVocabulary {
  static let approximate: [String] = [
    "trên", "hơn", "gần", "khoảng", "độ", "chừng", "ước", "ước tính", "dưới", "tối thiểu", "tối đa",
    "ít nhất",
    "nhiều nhất", "không quá", "không dưới", "hàng", "vài", "mấy", "dăm", "nhiều", "cỡ", "xấp xỉ", "một số",
    "một vài", "over", "about", "nearly", "ngót",
  ]

  static let approximateEnds: [String] = ["trở lên", "trở xuống", "+", "...", "…", "hơn"]

  /// Signs that make a number approximate.
  static let approximateSigns: Set<Character> = ["~", "≈", ">", "<", "≥", "≤", "±"]

  /// Words for zero, or for nothing to report.
  static let none: Set<String> = [
    "-", "--", "---", "–", "—", "−", "/", "//", "không", "không có", "ko", "ko có", "khong", "khong co",
    "0 có",
    "o có", "chưa có", "chưa", "không phát sinh", "nil", "none", "no", "trống",
  ]

  /// Say that the figure is not known.
  static let unknown: Set<String> = [
    "?", "??", "???", "n/a", "na", "chưa có số liệu", "không có số liệu", "không rõ", "chưa rõ",
    "chưa báo cáo",
    "chưa thống kê", "đang cập nhật", "chưa cập nhật", "...", "…", ".", "chưa tổng hợp", "không thống kê",
  ]

  /// May stand before a number without changing it.
  static let harmlessPrefixes: Set<String> = [
    "tổng", "tổng số", "tổng cộng", "cộng", "có", "là", "số lượng", "sl", "đủ", "được", "=", ":", "gồm",
    "hiện có",
  ]

  /// Units of đồng.
  static let currency: Set<String> = ["đ", "đồng", "vnđ", "vnd", "₫", "dong", "đ.", "đồng."]

  static let foreignCurrency: Set<String> = [
    "usd", "$", "€", "eur", "cad", "aud", "jpy", "¥", "đô", "đô la", "đôla", "euro", "us$",
  ]

  /// Powers of ten in words, with the money abbreviations that hold a đồng.
  static let scales: [String: (power: Int, isMoney: Bool)] = [
    "nghìn": (3, false), "ngàn": (3, false), "nghìn đồng": (3, true), "ngàn đồng": (3, true),
    "nđ": (3, true), "ngđ": (3, true), "1000đ": (3, true),
    "triệu": (6, false), "tr": (6, true), "trđ": (6, true), "tr.đ": (6, true), "trđồng": (6, true),
    "triệu đồng": (6, true), "tr đồng": (6, true), "trieu": (6, false), "trieu dong": (6, true),
    "triệu vnđ": (6, true),
    "tỷ": (9, false), "tỉ": (9, false), "ty": (9, false), "tỷ đồng": (9, true), "tỉ đồng": (9, true),
    "ty dong": (9, true), "tỷ vnđ": (9, true),
  ]
}
