package import P8Definitions
import P8Model

extension Workspace {
  package func indicator(_ code: String) throws(Failure) -> Indicator {
    guard let indicator = definitions.indicator(code) else {
      throw Failure(
        .wrongUse, LocalizedText(vi: "Không có chỉ số \(code)", en: "There is no indicator \(code)"),
        remedy: NearNames.remedy(
          for: code, among: definitions.indicators.map(\.code),
          orSee: LocalizedText(
            vi: "Xem danh sách: p8 definitions show", en: "See the list: p8 definitions show")))
    }
    return indicator
  }
}
