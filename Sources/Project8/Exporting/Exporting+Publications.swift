public import P8Model
import P8Presentation
import P8Registry

extension Exporting {
  /// What left the programme, a line each, the first first.
  /// - Parameter units: Only what is about these; nil for all.
  public func publications(
    of units: [UnitCode]?, as format: TableFormat, language: Language, width: Int = .max
  ) throws(Failure) -> String {
    guard let scope = try workspace.scope() else {
      return try publications(of: units, as: format, language: language, width: width) { _ in true }
    }
    if let units { try workspace.demand(.see, in: units) }
    return try allowed(.see).publications(
      of: units, as: format, language: language, width: width, where: scope.contains)
  }

  private func publications(
    of units: [UnitCode]?, as format: TableFormat, language: Language, width: Int,
    where isAllowed: (UnitCode) -> Bool
  ) throws(Failure) -> String {
    let registry = try registryToRead()
    let all = try Failure.wrapping { () throws(RegistryFault) in try registry.publications() }
    let chosen = all.filter { isAllowed($0.content.unit) && units?.contains($0.content.unit) ?? true }
    switch format {
    case .text:
      return PublicationWords.table(
        chosen.map { publication in
          let content = publication.content
          return [
            "\(publication.number)", publication.at, content.layout ?? content.kind,
            content.unit.description, content.level?.rawValue ?? "", content.period.name,
            PublicationWords.name(content.audience)[language], content.recipient, publication.author,
            String(content.sha256.prefix(16)),
          ]
        }, language, width: width)
    case .tsv, .json:
      let heads = [
        "number", "at", "author", "kind", "layout", "unit", "structure", "level", "period", "counting",
        "audience", "language", "for", "sha256",
      ]
      let rows = chosen.map { publication in
        let content = publication.content
        return [
          "\(publication.number)", publication.at, publication.author, content.kind, content.layout ?? "",
          content.unit.code, content.unit.structure.rawValue, content.level?.rawValue ?? "",
          content.period.description, content.counting.rawValue, content.audience.rawValue,
          content.language.rawValue, content.recipient, content.sha256,
        ]
      }
      let plain = PlainTable(heads, rows: rows)
      return format == .tsv ? plain.tsv : plain.json
    }
  }
}
