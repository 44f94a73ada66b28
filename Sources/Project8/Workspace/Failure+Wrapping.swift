import P8Presentation
import P8Definitions
import P8Aggregation
import P8Model
import P8Registry
import SpreadsheetML

/// What the faults of the stages mean to the caller.
extension Failure {
  init(_ fault: RegistryFault) {
    if case .village(let refusal) = fault.kind {
      self.init(.wrongUse, refusal.message, remedy: refusal.remedy)
      return
    }
    if case .bundle(let refusal) = fault.kind {
      self.init(.input, refusal.message(fault.path), remedy: refusal.advice)
      return
    }
    if case .people(let refusal) = fault.kind {
      self.init(
        Kind(of: refusal), refusal.message(fault.path), remedy: refusal.remedy(fault.path))
      return
    }
    if fault.kind == .empty {
      self.init(.input, EmptyRegistryText.message(fault.path), remedy: EmptyRegistryText.remedy)
      return
    }
    let detail = fault.detail.map { " (\($0))" } ?? ""
    self.init(
      .input, LocalizedText(vi: fault.message.vi + detail, en: fault.message.en + detail),
      remedy: fault.advice)
  }

  private init(_ fault: AggregationFault) {
    switch fault {
    case .unknownUnit, .wrongStructure, .unknownIndicator, .unknownFigure:
      self.init(.wrongUse, fault.message)
    case .expression, .unknownName, .noRecords:
      self.init(.input, fault.message)
    }
  }

  /// Runs an operation of the registry; its fault becomes a failure.
  static func wrapping<Result>(
    _ operation: () throws(RegistryFault) -> Result
  ) throws(Failure) -> Result {
    do { return try operation() } catch { throw Failure(error) }
  }

  /// Runs an operation of the roll-up; its fault becomes a failure.
  static func wrapping<Result>(
    _ operation: () throws(AggregationFault) -> Result
  ) throws(Failure) -> Result {
    do { return try operation() } catch { throw Failure(error) }
  }

  /// Writes a workbook; its fault becomes a failure.
  static func wrapping(_ operation: () throws(WriteFault) -> [UInt8]) throws(Failure) -> [UInt8] {
    do {
      return try operation()
    } catch {
      throw Failure(.input, error.message)
    }
  }

  static var noRegistryNamed: Failure {
    Failure(
      .wrongUse, LocalizedText(vi: "Thiếu sổ đăng ký", en: "No registry was named"),
      remedy: LocalizedText(vi: "Thêm --registry TỆP.", en: "Add --registry FILE."))
  }

  static var missingReason: Failure {
    Failure(
      .wrongUse, LocalizedText(vi: "Thiếu lý do", en: "There is no reason"),
      remedy: LocalizedText(
        vi: "Thêm --reason \"…\" để người sau biết vì sao.",
        en: "Add --reason \"…\", so that others know why."))
  }
}

extension Failure.Kind {
  /// What a refusal about people is to the caller.
  fileprivate init(of refusal: PeopleRefusal) {
    switch refusal {
    case .file: self = .input
    case .wrongCredentials, .locked, .suspended, .beyondOwnRights: self = .forbidden
    case .unknownInvitation, .usedInvitation, .expiredInvitation, .shortPassword, .longPassword,
      .passwordIsName, .commonPassword, .wrongPassword, .badLogin, .takenLogin, .otherLogin, .noName,
      .noUnits,
      .unknownUnit, .noSuchPerson, .noSuchInvitation, .noSuchSession, .lastAdministrator:
      self = .wrongUse
    }
  }
}

extension DefinitionFault {
  /// The fault with its place, in both languages.
  var line: LocalizedText { LocalizedText(vi: line(in: .vi), en: line(in: .en)) }
}
