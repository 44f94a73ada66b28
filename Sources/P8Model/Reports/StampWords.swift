/// What forms and exports call the parts of a report's stamp.
extension ReportStamp.Version {
  package var title: LocalizedText {
    switch self {
    case .initial: LocalizedText(vi: "Báo cáo lần đầu", en: "First version")
    case .supplement:
      LocalizedText(vi: "Báo cáo bổ sung, thay thế lần đầu", en: "Supplement, replaces the first version")
    }
  }
}

extension UnitStructure {
  package var title: LocalizedText {
    switch self {
    case .y2024:
      LocalizedText(vi: "2024 (tỉnh, huyện, xã)", en: "2024 (province, district, commune)")
    case .y2025: LocalizedText(vi: "2025 (tỉnh, xã)", en: "2025 (province, commune)")
    }
  }
}
