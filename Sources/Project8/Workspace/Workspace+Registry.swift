import FoundationEssentials
public import P8Model
package import P8Registry
import VietnameseText

extension Workspace {
  /// The registry; made where there is none.
  ///
  /// - Throws: ``Failure`` where it cannot be opened; nothing in it is touched then.
  package func registry() throws(Failure) -> Registry {
    guard let registryPath else {
      throw Failure(
        .wrongUse, LocalizedText(vi: "Thiếu sổ đăng ký", en: "No registry was named"),
        remedy: LocalizedText(vi: "Thêm --registry TỆP.", en: "Add --registry FILE."))
    }
    return try Self.telling { () throws(RegistryFault) in
      try Registry(path: registryPath, access: .create, author: author, clock: clock)
    }
  }

  /// The registry where there is one already; nil where nothing was ever stored.
  ///
  /// - Throws: ``Failure`` where it is there and cannot be opened.
  func registryIfThere() throws(Failure) -> Registry? {
    guard let registryPath, FileManager.default.fileExists(atPath: registryPath) else { return nil }
    return try Self.telling { () throws(RegistryFault) in
      try Registry(path: registryPath, access: .write, author: author, clock: clock)
    }
  }

  /// The registry, which must be there.
  ///
  /// - Throws: ``Failure`` where there is none or it cannot be opened.
  func existingRegistry() throws(Failure) -> Registry {
    guard let registry = try registryIfThere() else {
      throw Failure(
        .input,
        LocalizedText(
          vi: "Chưa có sổ đăng ký: \(registryPath ?? "")",
          en: "There is no registry yet: \(registryPath ?? "")"),
        remedy: LocalizedText(
          vi: "Ghi báo cáo trước: p8 ingest THƯ-MỤC, hoặc chỉ đúng tệp bằng --registry.",
          en: "Store reports first: p8 ingest FOLDER, or name the right file with --registry."))
    }
    return registry
  }

  /// Runs an operation of the registry and tells its fault as a failure.
  static func telling<Result>(
    _ operation: () throws(RegistryFault) -> Result
  ) throws(Failure) -> Result {
    do {
      return try operation()
    } catch {
      throw failure(error)
    }
  }

  /// What a fault of the registry means to the caller.
  static func failure(_ fault: RegistryFault) -> Failure {
    let detail = fault.detail.map { " (\($0))" } ?? ""
    return Failure(
      .input, LocalizedText(vi: fault.message.vi + detail, en: fault.message.en + detail),
      remedy: fault.advice)
  }
}

// MARK: - Villages

extension Workspace {
  /// The villages of a commune, by code; none where there is no registry yet.
  ///
  /// - Throws: ``Failure`` where the registry cannot be read.
  func villages(in commune: UnitCode) throws(Failure) -> [Village] {
    guard let registry = try registryIfThere() else { return [] }
    return try Self.telling { () throws(RegistryFault) in try registry.villages(of: commune).map(\.village) }
  }

  /// All villages of the registry; none where there is no registry yet.
  ///
  /// - Throws: ``Failure`` where the registry cannot be read.
  func allVillages() throws(Failure) -> [Village] {
    guard let registry = try registryIfThere() else { return [] }
    return try Self.telling { () throws(RegistryFault) in try registry.villages().map(\.village) }
  }

  /// Takes the villages of a list into the registry.
  ///
  /// - Parameters:
  ///   - path: A file of texts separated by tabs with the columns `commune` (the code, or the name with the columns
  ///     `district` and `province`), `village` and perhaps `number`.
  ///   - structure: The structure of the communes.
  ///   - language: The language of the answer.
  /// - Returns: What became of the villages, and the rows that were left out.
  /// - Throws: ``Failure`` where the file or the registry cannot be read or written.
  public func importVillages(
    fromFile path: String, structure: String, language: Language
  ) throws(Failure) -> String {
    let structure = try namedStructure(structure)
    let table = try TabSeparatedTable(path: path)
    let village = try table.column("village", in: path)
    let communes = try communes(of: table, in: path, structure: structure)
    let number = table.header.firstIndex(of: "number")
    var entries: [VillageEntry] = []
    var problems: [LocalizedText] = []
    for (index, row) in table.rows.enumerated() {
      let code: UnitCode
      switch communes[index] {
      case .success(let commune): code = commune
      case .failure(let problem):
        problems.append(problem.message)
        continue
      }
      entries.append(
        VillageEntry(
          commune: code, number: number.flatMap { Int(row[$0]) }, name: NormalForm.clean(row[village]).text,
          nameKey: SearchKey.placementFree(row[village])))
    }
    let registry = try registry()
    let outcomes = try Self.telling { () throws(RegistryFault) in try registry.importVillages(entries) }
    var counts = (added: 0, unchanged: 0, updated: 0)
    for outcome in outcomes {
      switch outcome {
      case .added: counts.added += 1
      case .unchanged: counts.unchanged += 1
      case .updated: counts.updated += 1
      case .conflict(let entry, let village):
        problems.append(
          LocalizedText(
            vi: "\(entry.name): số \(entry.number ?? 0) đã thuộc về \(village.name) (\(village.code.code))",
            en: "\(entry.name): number \(entry.number ?? 0) belongs to \(village.name) (\(village.code.code))"
          ))
      case .invalid(let entry):
        problems.append(
          LocalizedText(
            vi: "xã \(entry.commune.code): thiếu tên thôn",
            en: "commune \(entry.commune.code): a village has no name"))
      }
    }
    let summary = LocalizedText(
      vi:
        "\(counts.added) thôn mới, \(counts.unchanged) đã có, \(counts.updated) cập nhật, \(problems.count) dòng bỏ qua.",
      en:
        "\(English.count(counts.added, "village")) added, \(counts.unchanged) already there, \(counts.updated) updated, \(English.count(problems.count, "row")) left out."
    )
    return (problems.map { $0[language] } + [summary[language]]).joined(separator: "\n")
  }
}
