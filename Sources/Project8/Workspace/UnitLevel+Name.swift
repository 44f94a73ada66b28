import P8Model

extension UnitLevel {
  var name: LocalizedText {
    switch self {
    case .nation: LocalizedText(vi: "cả nước", en: "country")
    case .province: LocalizedText(vi: "tỉnh", en: "province")
    case .district: LocalizedText(vi: "huyện", en: "district")
    case .commune: LocalizedText(vi: "xã", en: "commune")
    case .village: LocalizedText(vi: "thôn", en: "village")
    }
  }
}
