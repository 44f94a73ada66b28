package import P8Model

/// Why a file cannot be checked for DHIS2 at all.
package enum ExchangeFileRefusal: Error, Hashable, Sendable {
  /// It is not of the kind that its beginning says; with the place where that is known.
  case unreadable(String, kind: String)
  /// There are neither metadata nor values in it.
  case noMetadata(String)

  package var message: LocalizedText {
    switch self {
    case .unreadable(let place, let kind):
      LocalizedText(vi: "\(place): không đọc được \(kind)", en: "\(place): this is no \(kind)")
    case .noMetadata(let path):
      LocalizedText(
        vi: "\(path): không có siêu dữ liệu DHIS2", en: "\(path): there are no metadata of DHIS2 in it")
    }
  }

  package var remedy: LocalizedText {
    switch self {
    case .unreadable:
      LocalizedText(
        vi: "Xuất lại tệp bằng p8 export dhis2 hoặc adx.", en: "Export it again with p8 export dhis2 or adx.")
    case .noMetadata:
      LocalizedText(
        vi: "Tệp đầu tiên là gói của p8 export dhis2 --metadata; số liệu đứng sau.",
        en: "The first file is the package of p8 export dhis2 --metadata; values come behind it.")
    }
  }
}
