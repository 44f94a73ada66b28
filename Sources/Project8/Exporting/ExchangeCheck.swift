import P8Exports
public import P8Model
import P8Presentation

/// Whether files load into DHIS2, by the rules of its own import and without a server.
public struct ExchangeCheck: Sendable {
  /// How the values are going to be sent.
  public struct Sending: Hashable, Sendable {
    /// Whether values name things by identifier and not by code; a JSON file that says so itself is believed.
    public let usesIdentifiers: Bool
    /// The data set named in the address, which CSV has no column for.
    public let dataSet: String?

    /// By code and without a data set, unless told otherwise.
    public init(usesIdentifiers: Bool = false, dataSet: String? = nil) {
      (self.usesIdentifiers, self.dataSet) = (usesIdentifiers, dataSet)
    }
  }

  private let files: [ExchangeFaultReport.File]
  package let faults: [ExchangeFault]

  /// Checks metadata, and values by them.
  /// - Parameters:
  /// - Throws: ``Failure`` where a file cannot be read or is of none of these kinds.
  public init(metadata: String, others: [String] = [], sending: Sending = Sending()) throws(Failure) {
    var files: [ExchangeFaultReport.File] = []
    var faults: [ExchangeFault] = []
    var package = DHIS2Package()
    var values: [DHIS2ValueFile] = []
    let first = try Self.json(of: metadata)
    guard DHIS2Package.isMetadata(first) else { throw Self.noMetadata(metadata) }
    package.add(first, from: metadata)
    files.append(.init(path: metadata, valueCount: nil))
    let how = DHIS2ValueFile.Sending(
      scheme: sending.usesIdentifiers ? .uid : .code, dataSet: sending.dataSet)
    for path in others {
      switch try Self.content(of: path, sending: how) {
      case .metadata(let json):
        package.add(json, from: path)
        files.append(.init(path: path, valueCount: nil))
      case .values(let file):
        values.append(file)
        files.append(.init(path: path, valueCount: file.count))
      }
    }
    faults += DHIS2PackageCheck.faults(in: package)
    for file in values { faults += DHIS2ValueCheck.faults(of: file, by: package) }
    faults += DHIS2OverlapCheck.faults(in: values, by: package)
    (self.files, self.faults) = (files, faults)
  }

  /// Whether everything is taken as it is meant.
  public var isGood: Bool { !faults.contains { $0.severity == .error } }

  /// What is wrong, for people.
  public func text(in language: Language) -> String { report.text(in: language) }

  /// What is wrong, for programs: one object with `run` and `findings`.
  public var json: String { report.json }

  private var report: ExchangeFaultReport {
    ExchangeFaultReport(files: files, faults: faults, version: Workspace.version)
  }

  // MARK: - Reading

  private enum Content {
    case metadata(JSONValue)
    case values(DHIS2ValueFile)
  }

  private static let valueLimit = 5_000_000

  private static func content(of path: String, sending: DHIS2ValueFile.Sending) throws(Failure) -> Content {
    let bytes = try RegularFile.contents(of: path)
    let first = bytes.first { !" \t\r\n".utf8.contains($0) && ![0xEF, 0xBB, 0xBF].contains($0) }
    switch first {
    case UInt8(ascii: "{"):
      let json = try parsed(bytes, path)
      if DHIS2Package.isMetadata(json) { return .metadata(json) }
      guard json["dataValues"]?.list != nil else { throw noMetadata(path) }
      return .values(DHIS2ValueFile(json: json, file: path, sending: sending))
    case UInt8(ascii: "<"):
      do {
        return .values(try DHIS2ValueFile(adx: bytes, file: path, sending: sending))
      } catch {
        throw unreadable(path, "XML")
      }
    default:
      guard let text = String(validating: bytes, as: UTF8.self) else { throw unreadable(path, "CSV (UTF-8)") }
      return .values(DHIS2ValueFile(csv: text, file: path, sending: sending))
    }
  }

  private static func json(of path: String) throws(Failure) -> JSONValue {
    try parsed(try RegularFile.contents(of: path), path)
  }

  private static func parsed(_ bytes: [UInt8], _ path: String) throws(Failure) -> JSONValue {
    do {
      return try JSONValue(bytes, valueLimit: valueLimit)
    } catch {
      throw unreadable("\(path):\(error.line):\(error.column)", "JSON")
    }
  }

  private static func unreadable(_ place: String, _ kind: String) -> Failure {
    refusal(.unreadable(place, kind: kind))
  }

  private static func noMetadata(_ path: String) -> Failure { refusal(.noMetadata(path)) }

  private static func refusal(_ refusal: ExchangeFileRefusal) -> Failure {
    Failure(.input, refusal.message, remedy: refusal.remedy)
  }
}
