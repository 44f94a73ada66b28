import VietnameseText

/// Other names of provinces in daily use.
enum ProvinceAliases {
  /// The keys of the other names of a province, among which is the official one.
  static func others(of key: String) -> [String] { groups.first { $0.contains(key) } ?? [] }

  private static let groups: [[String]] = [
    ["Hồ Chí Minh", "HCM", "TPHCM", "Sài Gòn", "Ho Chi Minh City", "Sai Gon"],
    ["Huế", "Thừa Thiên Huế", "Thừa Thiên - Huế", "TT Huế", "TTH", "Thua Thien Hue"],
    ["Bà Rịa - Vũng Tàu", "BRVT", "BR-VT", "Vũng Tàu"],
    ["Đắk Lắk", "Đắc Lắc", "Đăk Lăk", "Đắk Lăk", "Đăk Lắk", "Dak Lak", "Dac Lac", "Đắc Lắk"],
    ["Đắk Nông", "Đắc Nông", "Đăk Nông", "Dak Nong", "Dac Nong"], ["Hà Nội", "HN"], ["Đà Nẵng", "ĐN"],
    ["Kon Tum", "Kông Tum", "Con Tum"],
  ].map { $0.map(SearchKey.placementFree) }
}
