import ContentDigest
import P8Definitions
import P8Model
import P8Presentation
import P8Registry

/// Bundles at the door: taken as far as their key has rights, or waiting for a person.
extension Exchange {
  /// A bundle with what is known of the key that signed it.
  private struct Received {
    let bundle: Bundle
    let sha256: String
    let signer: BundleWords.Signer
    let key: KeyRing.Entry?
    let rights: KeyRights?
  }

  /// Takes a bundle in as far as its key has rights; one that nobody signed, or whose key may not send, waits.
  ///
  /// A bundle that cannot be read is told and holds nothing else up.
  /// - Parameter sender: In whose hands the workspace is that a person works with: they must have the right to send for
  ///   the unit of the bundle's head.
  /// - Throws: ``Failure`` where the registry cannot be written.
  func takeBundle(
    _ path: String, jobs: Int, for sender: Workspace? = nil
  ) async throws -> ExchangeReport {
    let received: Received
    do {
      received = try receive(path)
      try sender?.demand(.send, in: received.bundle.head.unit ?? .nation(.y2024))
    } catch {
      return ExchangeReport(
        needsAttention: true, lines: [error.message] + (error.remedy.map { [$0] } ?? []), isUnreadable: true)
    }
    guard let key = received.key, let rights = received.rights, rights.may.contains(.send) else {
      return ExchangeReport(
        needsAttention: true,
        lines: BundleWords.waits(path, received.signer, key: received.bundle.signer?.base64))
    }
    var scope = scope(of: received)
    scope.sender = (key.name, rights.units)
    return try await take(received, scope: scope, jobs: jobs)
  }

  /// What a bundle holds, from whom it is, and what would come of it; nothing is changed.
  package func showBundle(
    _ path: String, jobs: Int = Exchange.processors
  ) async throws -> ExchangeReport {
    if isAsked {
      let unit = try receive(path).bundle.head.unit
      return try await allowed(.see, in: unit ?? .nation(.y2024)).showBundle(path, jobs: jobs)
    }
    let received = try receive(path)
    let bundle = received.bundle
    let head = bundle.head
    var lines = BundleWords.head(
      path, unit: head.unit.map { "\($0.code) \(place(of: $0))" }, period: head.period, author: head.author,
      signer: received.signer, isSameDefinitions: head.definitions.map { $0 == definitions.hash },
      counts: bundle.counts)
    var scope = scope(of: received)
    let isTaken = received.rights?.may.contains(.send) ?? false
    if isTaken, let key = received.key, let rights = received.rights {
      scope.sender = (key.name, rights.units)
    }
    guard try registryIfThere() != nil else {
      return ExchangeReport(needsAttention: true, lines: lines + waiting(path, received, isTaken))
    }
    // The rehearsal writes and is rolled back.
    let registry = try existingRegistry()
    var door = try await door(
      for: bundle, scope: scope, hasSameDefinitions: head.definitions == definitions.hash, jobs: jobs)
    let units = definitions.units
    let outcome = try Failure.wrapping { () throws(RegistryFault) in
      try registry.rehearseMerge(of: bundle, through: &door) { Array(units.lineage(of: $0).dropFirst()) }
    }
    lines += outcome.arrivals.map { arrival in
      BundleWords.arrival(
        arrival.unit, name: arrival.unitName, period: arrival.period, form: arrival.form,
        fate(of: arrival))
    }
    lines += notTaken(outcome, door.refusals)
    return ExchangeReport(
      needsAttention: !isTaken || !door.refusals.isEmpty, lines: lines + waiting(path, received, isTaken))
  }

  /// Takes a bundle in because a person says so: what lies in its head, whatever its key; steps as far as its key has
  /// rights.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - reason: Why; it may not be empty. It stands in the audit log with the digest of the file.
  ///   - jobs: How many reports are read at a time.
  /// - Returns: What came of it.
  /// - Throws: ``Failure`` where there is no reason, it is not a bundle, or the registry cannot be written.
  package func acceptBundle(
    _ path: String, reason: String, jobs: Int = Exchange.processors
  ) async throws -> ExchangeReport {
    if isAsked {
      let unit = try receive(path).bundle.head.unit
      return try await allowed(.approve, in: unit ?? .nation(.y2024)).acceptBundle(
        path, reason: reason, jobs: jobs)
    }
    guard !reason.isEmpty else { throw Failure.missingReason }
    let received = try receive(path)
    let registry = try registry()
    try Failure.wrapping { () throws(RegistryFault) in
      try registry.noteAccepted(received.bundle, sha256: received.sha256, reason: reason)
    }
    return try await take(received, scope: scope(of: received), jobs: jobs)
  }

  // MARK: - Reading

  private func receive(_ path: String) throws(Failure) -> Received {
    let bytes = try bytes(of: path)
    let bundle = try Failure.wrapping { () throws(RegistryFault) in try Bundle(bytes, path: path) }
    let sha256 = ContentDigest.sha256(bytes)
    guard let signer = bundle.signer else {
      return Received(bundle: bundle, sha256: sha256, signer: .nobody, key: nil, rights: nil)
    }
    guard let key = workspace.keys.entries().first(where: { $0.key == signer }) else {
      return Received(
        bundle: bundle, sha256: sha256, signer: .unknown(signer.fingerprint), key: nil, rights: nil)
    }
    let rights = try workspace.keys.rights(of: key)
    return Received(
      bundle: bundle, sha256: sha256,
      signer: rights?.may.contains(.send) ?? false ? .known(key.name) : .withoutRight(key.name), key: key,
      rights: rights)
  }

  private func bytes(of path: String) throws(Failure) -> [UInt8] {
    let limit = BundleLimits.standard.bytes
    switch FileContent.read(path, limit: limit) {
    case .bytes(let bytes): return bytes
    case .unreadable: throw Failure.unreadable(path)
    case .tooLarge: throw Failure(RegistryFault(.bundle(.tooLarge(.bytes, limit: limit)), path: path))
    }
  }

  // MARK: - Taking in

  private func scope(of received: Received) -> ExchangeScope {
    let head = received.bundle.head
    return ExchangeScope(
      units: definitions.units, unit: head.unit, period: head.period, rights: received.rights)
  }

  private func take(_ received: Received, scope: ExchangeScope, jobs: Int) async throws -> ExchangeReport {
    try await take(
      received.bundle, into: registry(), scope: scope,
      hasSameDefinitions: received.bundle.head.definitions == definitions.hash,
      signer: received.signer.text, jobs: jobs)
  }

  private func fate(of arrival: MergeOutcome.Arrival) -> BundleWords.Fate {
    switch arrival.fate {
    case .taken: .taken(arrival.judged)
    case .waits: .waits
    case .aside: .aside
    case .known: .known
    }
  }

  private func waiting(_ path: String, _ received: Received, _ isTaken: Bool) -> [LocalizedText] {
    isTaken
      ? [BundleWords.takenByIngest(path)]
      : BundleWords.waits(path, received.signer, key: received.bundle.signer?.base64)
  }
}
