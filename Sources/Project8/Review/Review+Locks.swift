import P8Aggregation
import P8Definitions
import P8Presentation
public import P8Model
import P8Registry

extension Review {
  /// Locks a period for a unit and all in it: what closes within it is neither stored nor replaced.
  ///
  /// - Parameters:
  ///   - code: The unit.
  ///   - period: The period.
  ///   - reason: Why; it may not be empty.
  ///   - allowsUnverified: Whether it is locked although reports in it are not confirmed yet.
  /// - Returns: What was done, in words.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, or where reports are not confirmed yet.
  public func lock(
    _ code: UnitCode, for period: Period, reason: String, allowsUnverified: Bool
  ) throws(Failure) -> LocalizedText {
    if isAsked {
      let review = try allowed(.lock, in: code)
      return try workspace.signing { () throws(Failure) in
        try review.lock(code, for: period, reason: reason, allowsUnverified: allowsUnverified)
      }
    }
    guard !reason.isEmpty else { throw Failure.missingReason }
    let registry = try existingRegistry()
    let units = definitions.units
    let ending = try Failure.wrapping { () throws(RegistryFault) in
      try registry.lockExceptions().contains { $0.unit == code && $0.period == period }
    }
    if ending {
      try Failure.wrapping { () throws(RegistryFault) in
        try registry.endException(of: code, for: period, reason: reason)
      }
      return LocalizedText(
        vi: "Đã bỏ ngoại lệ \(period.name) của \(place(of: code)); khóa của cấp trên lại có hiệu lực.",
        en: "The exception of \(place(of: code)) for \(period.name) has ended; the lock above holds again.")
    }
    let open = try Failure.wrapping { () throws(RegistryFault) in
      try registry.heads {
        units.isSame(units.placement(of: $0, in: code.structure).unit, orInside: code)
      }.filter {
        period.contains($0.period.to) && !$0.state.isConfirmed
          && $0.state != .returned && $0.state != .withdrawn
      }
    }
    guard open.isEmpty || allowsUnverified else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "\(open.count) báo cáo của \(place(of: code)) chưa được xã ký xác thực: \(Review.list(open))",
          en:
            "\(place(of: code)) has \(English.count(open.count, "report")) not confirmed yet: \(Review.list(open))"
        ),
        remedy: LocalizedText(
          vi: "Xác thực trước bằng p8 confirm, trả lại bằng p8 return, hoặc khóa luôn bằng --anyway.",
          en: "Confirm them first with p8 confirm, return them with p8 return, or lock with --anyway."))
    }
    try Failure.wrapping { () throws(RegistryFault) in try registry.lock(period, of: code, reason: reason) }
    return LocalizedText(
      vi: "Đã khóa kỳ \(period.name) của \(place(of: code)).",
      en: "\(period.name) of \(place(of: code)) is locked.")
  }

  /// Lifts a lock; for a unit below a locked one it gives an exception, so that its late report can be stored.
  ///
  /// - Parameters:
  ///   - code: The unit.
  ///   - period: The period.
  ///   - reason: Why; it may not be empty. The audit log keeps it.
  /// - Returns: What was done, in words.
  /// - Throws: ``Failure`` for what the caller wrote wrongly, or where nothing is locked.
  public func unlock(_ code: UnitCode, for period: Period, reason: String) throws(Failure) -> LocalizedText {
    if isAsked {
      let review = try allowed(.lock, in: code)
      // An exception to a lock is for those who might have set it.
      try workspace.demand(.lock, inEach: try review.unitsLocking(code, for: period))
      return try workspace.signing { () throws(Failure) in
        try review.unlock(code, for: period, reason: reason)
      }
    }
    guard !reason.isEmpty else { throw Failure.missingReason }
    let registry = try existingRegistry()
    let locks = try Failure.wrapping { () throws(RegistryFault) in try registry.locks() }
    if locks.contains(where: { $0.unit == code && $0.period == period }) {
      try Failure.wrapping { () throws(RegistryFault) in try registry.unlock(period, of: code, reason: reason)
      }
      return LocalizedText(
        vi: "Đã mở khóa kỳ \(period.name) của \(place(of: code)).",
        en: "\(period.name) of \(place(of: code)) is unlocked.")
    }
    let lineage = definitions.units.lineage(of: code)
    guard let above = locks.first(where: { $0.period.contains(period.to) && lineage.contains($0.unit) })
    else {
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Kỳ \(period.name) của \(place(of: code)) không bị khóa",
          en: "\(period.name) of \(place(of: code)) is not locked"),
        remedy: LocalizedText(vi: "Xem các khóa: p8 lock --list", en: "See the locks: p8 lock --list"))
    }
    try Failure.wrapping { () throws(RegistryFault) in
      try registry.giveException(to: code, for: period, reason: reason)
    }
    return LocalizedText(
      vi:
        "Đã cho phép ngoại lệ: báo cáo \(period.name) của \(place(of: code)) được ghi dù \(place(of: above.unit)) đã khóa. Bỏ ngoại lệ bằng p8 lock.",
      en:
        "An exception is given: the report of \(place(of: code)) for \(period.name) may be stored although \(place(of: above.unit)) is locked. End it with p8 lock."
    )
  }

  /// The units whose locks hold in a unit for a period.
  private func unitsLocking(_ code: UnitCode, for period: Period) throws(Failure) -> [UnitCode] {
    guard let registry = try registryIfThere() else { return [] }
    let lineage = definitions.units.lineage(of: code)
    return try Failure.wrapping { () throws(RegistryFault) in
      try registry.locks().filter { $0.period.contains(period.to) && lineage.contains($0.unit) }.map(\.unit)
    }
  }

  /// The locks and exceptions that hold, a line each.
  ///
  /// - Throws: ``Failure`` where the registry cannot be read.
  public func locks(_ language: Language) throws(Failure) -> String {
    guard let scope = try workspace.scope() else { return try locks(language) { _ in true } }
    // A lock of the province holds in its communes, too.
    return try allowed(.see).locks(language) { unit in
      scope.contains(unit) || scope.isAbove(unit)
    } + "\n" + PeopleWords.ownUnitsOnly[language]
  }

  private func locks(
    _ language: Language, where isWanted: (UnitCode) -> Bool
  ) throws(Failure) -> String {
    let registry = try registryToRead()
    let (locks, exceptions) = try Failure.wrapping { () throws(RegistryFault) in
      (
        try registry.locks().filter { isWanted($0.unit) },
        try registry.lockExceptions().filter { isWanted($0.unit) }
      )
    }
    func line(_ lock: Registry.PeriodLock, _ kind: LocalizedText) -> String {
      "\(kind[language])\t\(lock.period)\t\(lock.unit)\t\(lock.at)\t\(lock.author)\t\(lock.reason)"
    }
    let lines =
      locks.map { line($0, LocalizedText(vi: "khóa", en: "lock")) }
      + exceptions.map { line($0, LocalizedText(vi: "ngoại lệ", en: "exception")) }
    return lines.isEmpty
      ? LocalizedText(vi: "Không có kỳ nào bị khóa.", en: "No period is locked.")[language]
      : lines.joined(separator: "\n")
  }
}
