import P8Definitions
import P8Model

extension DefinitionsReader {
  /// `indicators/narrative.yaml`; definitions from before that file take the one that came with the program.
  func narrativeWords() -> NarrativeWords {
    let name = DefinitionFiles.narrative
    let keys =
      NarrativeWords.List.allCases.map(\.rawValue) + NarrativeWords.Table.allCases.map(\.rawValue)
      + NarrativeWords.Values.allCases.map(\.rawValue)
    guard files.has(name), let fields = files.yaml(name)?.fields(keys) else { return NarrativeWords() }
    var lists: [NarrativeWords.List: [String]] = [:]
    for list in NarrativeWords.List.allCases { lists[list] = fields.texts(list.rawValue) }
    var tables: [NarrativeWords.Table: [NarrativeWords.Row]] = [:]
    for table in NarrativeWords.Table.allCases {
      guard let rows = fields[table.rawValue]?.fields(table.keys) else { continue }
      tables[table] = rows.keys.map { row in
        NarrativeWords.Row(key: row.key, words: rows.texts(row.key))
      }
      if !files.isTaken(name) { check(rows, of: table) }
    }
    var values: [NarrativeWords.Values: [String: String]] = [:]
    for kind in NarrativeWords.Values.allCases {
      guard let rows = fields[kind.rawValue]?.fields(nil) else { continue }
      for row in rows.keys { values[kind, default: [:]][row.key] = value(rows[row.key], of: kind) }
    }
    return NarrativeWords(lists: lists, tables: tables, values: values)
  }

  private func value(_ entry: Entry?, of kind: NarrativeWords.Values) -> String? {
    guard let entry else { return nil }
    switch kind {
    case .placeAbbreviations: return entry.text
    case .englishNumbers: return entry.integer.map { String($0) }
    }
  }

  /// What is counted must be a model, an event or an indicator: a slip in its id would be read and never found.
  private func check(_ rows: Fields, of table: NarrativeWords.Table) {
    func checkID(_ id: String, at source: DefinitionSource) {
      guard records[id] == nil, !indicatorNames.contains(id), !isBroken(id) else { return }
      faults.addUnknown(id, .record, at: source, among: records.keys)
    }
    switch table {
    case .names, .activities, .eventWords: for row in rows.keys { checkID(row.key, at: row.source) }
    case .carriers:
      for row in rows.keys {
        for item in rows[row.key]?.items ?? [] { if let id = item.text { checkID(id, at: item.source) } }
      }
    case .comparators, .money, .scales, .times, .splits, .grammar: return
    }
  }
}
