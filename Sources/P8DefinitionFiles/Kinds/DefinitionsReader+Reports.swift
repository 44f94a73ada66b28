import P8Definitions
import P8Expressions
import P8Model
import Yams

extension DefinitionsReader {
  /// The values that the texts of a layout may name.
  private static let reportPlaceholders = [
    "unit", "UNIT", "code", "parent", "PARENT", "period", "PERIOD", "period-name", "year", "from", "to",
    "closing", "structure", "coverage", "counted", "held", "expected", "programme", "PROGRAMME",
    "programme-title",
    "phase", "phase-from", "lead", "LEAD", "version", "hash", "since", "day", "month", "date-year", "date",
    "place", "note",
    "number", "edition", "period-inside", "issuer", "ISSUER", "recipient", "board",
    "signer",
  ]
  /// What the lines of an annex may name besides.
  private static let annexPlaceholders = ["annex", "title", "TITLE"]

  /// `templates/reports/*.yaml`.
  mutating func readReports() -> [String: ReportTemplate] {
    var reports: [String: ReportTemplate] = [:]
    for entry in entries(in: "templates/reports") {
      guard
        let fields = entry.fields([
          "id", "name", "page", "header", "annex-header", "notes", "signatures", "columns", "sheets",
          "hold-back-small-counts", "counts",
        ])
      else { continue }
      checkFileName(fields)
      let id = fields.id()
      let name = fields.localized("name")
      let page = fields.required("page").flatMap(page)
      let header = fields.items("header").compactMap { line($0) }
      let annexHeader = (fields["annex-header"]?.items ?? []).compactMap {
        line($0, naming: Self.reportPlaceholders + Self.annexPlaceholders)
      }
      let notes = (fields["notes"]?.items ?? []).compactMap { note -> LocalizedText? in
        checkPlaceholders(of: note, allowed: Self.reportPlaceholders, mayDiffer: true)
        return note.localized
      }
      let signatures = (fields["signatures"]?.items ?? []).map { $0.items.compactMap { line($0) } }
      let counting = fields["counts"].map { $0.choice(CountingRule.names) } ?? .accepted
      var shared: [String: Entry] = [:]
      if let columns = fields["columns"]?.fields(nil) {
        for (key, _) in columns.keys { shared[key] = columns[key] }
      }
      var sheets: [ReportTemplate.Sheet] = []
      for item in fields.items("sheets") {
        guard let sheet = sheet(item, shared: shared),
          isNew(sheet.id, at: item, among: sheets.map(\.id), .sheet)
        else { continue }
        if sheet.rows == .records, fields.truth("hold-back-small-counts") {
          item.fault(.indicator(.recordsGiveSmallCountsAway))
        }
        sheets.append(sheet)
      }
      guard let id, let name, let page, let counting,
        isNew(id, at: fields["id"], among: reports.keys, .layout)
      else { continue }
      reports[id] = ReportTemplate(
        id: id, name: name, page: page, header: header, annexHeader: annexHeader, notes: notes,
        signatures: signatures, sheets: sheets,
        holdsBackSmallCounts: fields.truth("hold-back-small-counts"), counting: counting,
        source: fields.source)
    }
    return reports
  }

  private func page(_ entry: Entry) -> ReportTemplate.Page? {
    guard let fields = entry.fields(["orientation", "margins", "font", "table-font-size"]) else { return nil }
    let isLandscape = fields.required("orientation")?.choice([("landscape", true), ("portrait", false)])
    let font = fields.text("font")
    let size = fields.required("table-font-size")?.decimal
    let margins = fields.required("margins")?.fields(["top", "bottom", "left", "right"])
    let top = margins?.required("top")?.decimal
    let bottom = margins?.required("bottom")?.decimal
    let left = margins?.required("left")?.decimal
    let right = margins?.required("right")?.decimal
    guard let isLandscape, let font, let size, let top, let bottom, let left, let right else { return nil }
    return ReportTemplate.Page(
      isLandscape: isLandscape, margins: .init(top: top, bottom: bottom, left: left, right: right),
      font: font,
      tableFontSize: size)
  }

  private func line(
    _ entry: Entry, naming placeholders: [String] = Self.reportPlaceholders
  ) -> ReportTemplate.Line? {
    guard let fields = entry.fields(["text", "place", "size", "bold", "italic", "underlined"]) else {
      return nil
    }
    let text = fields.localized("text")
    checkPlaceholders(of: fields["text"], allowed: placeholders, mayDiffer: true)
    let place =
      fields["place"] == nil
      ? ReportTemplate.Line.Place.centre
      : fields["place"]?.choice([
        ("left", ReportTemplate.Line.Place.left), ("right", .right), ("centre", .centre),
      ])
    let size = fields.required("size")?.decimal
    guard let text, let place, let size else { return nil }
    return ReportTemplate.Line(
      text: text, place: place, size: size, isBold: fields.truth("bold"), isItalic: fields.truth("italic"),
      isUnderlined: fields.truth("underlined"))
  }

  /// What the rows of a sheet are decides which of its other keys are needed.
  private func sheet(_ entry: Entry, shared: [String: Entry]) -> ReportTemplate.Sheet? {
    guard
      let fields = entry.fields([
        "id", "name", "title", "rows", "indicators", "columns", "parts", "charts", "figure",
        "lines",
      ])
    else { return nil }
    let id = fields.id()
    let name = fields.localized("name")
    if let name, let entry = fields["name"] { checkSheetName(name, at: entry) }
    let title = fields.localized("title")
    checkPlaceholders(of: fields["title"], allowed: Self.reportPlaceholders, mayDiffer: true)
    let rows = fields.required("rows")?.choice([
      ("overview", ReportTemplate.Sheet.Rows.overview), ("indicators", .indicators), ("units", .units),
      ("sources", .sources),
      ("periods", .periods), ("charts", .charts), ("references", .references), ("records", .records),
      ("quality", .quality), ("lines", .lines),
    ])
    let shown = (fields["indicators"]?.items ?? []).compactMap { indicator($0) }
    var columns: [ReportColumn] = []
    let entries: [Entry] = (fields["columns"]?.items ?? []).compactMap { entry in
      guard entry.node.scalar != nil else { return entry }
      guard let name = entry.text else { return nil }
      if let column = shared[name] { return column }
      faults.addUnknown(name, .layoutColumn, at: entry.source, among: shared.keys)
      return nil
    }
    let scope = formulaScope(entries)
    for item in entries {
      guard let column = reportColumn(item, indicators: shown, scope: scope),
        isNew(column.id, at: item, among: columns.map(\.id), .column)
      else { continue }
      columns.append(column)
    }
    if columns.isEmpty, [.indicators, .units, .periods, .records, .lines].contains(rows) {
      _ = fields.items("columns")
    }
    var charts: [ReportChart] = []
    if rows == .charts {
      for item in fields.items("charts") {
        guard let chart = chart(item),
          isNew(chart.id, at: item, among: charts.map(\.id), .chart)
        else { continue }
        charts.append(chart)
      }
    }
    if rows == .records || rows == .overview { _ = fields.items("indicators") }
    let lines = rows == .lines ? fields.items("lines").compactMap { reportLine($0) } : []
    let figure = fields["figure"].map { self.figure($0) } ?? .cumulative
    guard let id, let name, let title, let rows, let figure else { return nil }
    return ReportTemplate.Sheet(
      id: id, name: name, title: title, rows: rows, indicators: shown.map(\.code), columns: columns,
      showsParts: fields.truth("parts"), charts: charts, figure: figure, lines: lines)
  }

  private func figure(_ entry: Entry) -> FigureKey? {
    entry.choice([("cumulative", FigureKey.cumulative), ("in-period", .inPeriod)])
  }

  private func reportLine(_ entry: Entry) -> ReportLine? {
    guard
      let fields = entry.fields(["ordinal", "label", "bold", "heading", "indicator", "figure", "part"])
    else { return nil }
    let label = fields.localized("label")
    checkPlaceholders(of: fields["label"], allowed: Self.reportPlaceholders, mayDiffer: true)
    let shown = fields["indicator"].flatMap { indicator($0) }
    if fields["indicator"] != nil, shown == nil { return nil }
    var figure = fields["figure"].map { self.figure($0) } ?? .cumulative
    if let part = fields["part"], let id = part.text, let shown {
      figure = .part(id)
      if shown.part(id) == nil {
        faults.addUnknown(id, .partOf(shown.code), at: part.source, among: shown.parts.map(\.id))
      }
    }
    guard let label, let figure else { return nil }
    return ReportLine(
      ordinal: fields["ordinal"]?.text ?? "", label: label, isBold: fields.truth("bold"),
      isHeading: fields.truth("heading"), indicator: shown?.code, figure: figure)
  }

  private func chart(_ entry: Entry) -> ReportChart? {
    guard let fields = entry.fields(["id", "kind", "title", "indicators", "figure"]) else { return nil }
    let id = fields.id()
    let kind = fields.required("kind")?.choice([
      ("progress", ReportChart.Kind.progress), ("periods", .periods), ("units", .units),
    ])
    let title = fields.localized("title")
    checkPlaceholders(of: fields["title"], allowed: Self.reportPlaceholders, mayDiffer: true)
    let shown = fields.items("indicators").compactMap { indicator($0) }
    let figure = fields["figure"].map { self.figure($0) } ?? .cumulative
    guard let id, let kind, let title, let figure else { return nil }
    return ReportChart(
      id: id, kind: kind, title: title, indicators: shown.map(\.code), figure: figure)
  }

  private func reportColumn(_ entry: Entry, indicators shown: [Indicator], scope: ExpressionScope)
    -> ReportColumn?
  {
    guard
      let fields = entry.fields([
        "id", "header", "group", "content", "part", "field", "field-in", "formula", "format", "width",
        "only-for",
      ])
    else { return nil }
    let id = fields.id()
    let header = fields.localized("header")
    let group = fields["group"]?.localized
    checkPlaceholders(of: fields["header"], allowed: Self.reportPlaceholders, mayDiffer: true)
    let content = self.content(fields, indicators: shown, scope: scope)
    let format = fields.required("format")?.choice([
      ("whole", ReportColumn.Format.whole), ("percent", .percent), ("decimal", .decimal), ("text", .text),
    ])
    let width = fields.required("width")?.decimal
    let occasions = (fields["only-for"]?.items ?? []).compactMap { item in
      item.choice(ReportOccasion.self)
    }
    guard let id, let header, let content, let format, let width else { return nil }
    return ReportColumn(
      id: id, header: header, group: group, content: content, format: format, width: width,
      occasions: Set(occasions), source: fields.source)
  }

  private func content(_ fields: Fields, indicators shown: [Indicator], scope: ExpressionScope)
    -> ReportColumn.Content?
  {
    if let formula = fields["formula"] {
      return check(formula, in: scope, as: .number).map { .formula($0) }
    }
    if let field = fields["field"], let id = field.text {
      let known = Set(records.values.flatMap { $0.fields.map(\.id) })
      guard known.isEmpty || known.contains(id) else {
        faults.addUnknown(id, .fieldOfAny, at: field.source, among: known)
        return nil
      }
      return recordField(id, at: field, fields["field-in"], of: shown)
    }
    if let part = fields["part"], let id = part.text {
      let known = Set((shown.isEmpty ? indicators : shown).flatMap { $0.parts.map(\.id) })
      guard known.contains(id) else {
        // An indicator with a fault of its own may have had it.
        if indicators.count * 2 < indicatorNames.count { return nil }
        faults.addUnknown(id, .partOfAny, at: part.source, among: known)
        return nil
      }
      return .figure(.part(id))
    }
    return fields.required("content")?.choice([
      ("ordinal", ReportColumn.Content.ordinal), ("label", .label), ("measure", .measure),
      ("code", .code), ("baseline", .baseline), ("place", .place), ("by-hand", .byHand),
      ("in-period", .figure(.inPeriod)), ("cumulative", .figure(.cumulative)), ("phase-target", .phaseTarget),
      ("year-plan", .yearPlan), ("remarks", .remarks),
    ])
  }

  /// A field that the records of each indicator have, under its own name or the one that `field-in` says.
  ///
  /// A column of a field that a model lacks would sum blanks to zero.
  private func recordField(
    _ id: String, at entry: Entry, _ elsewhere: Entry?, of shown: [Indicator]
  ) -> ReportColumn.Content? {
    var names: [String: String?] = [:]
    for (record, _) in elsewhere?.fields(nil)?.keys ?? [] {
      guard let name = elsewhere?.fields(nil)?[record], let text = name.text else { continue }
      guard let known = records[record] else {
        faults.addUnknown(record, .record, at: name.source, among: records.keys)
        continue
      }
      if text != "none", known.field(text) == nil {
        faults.addUnknown(text, .fieldOfRecord(record), at: name.source, among: known.fields.map(\.id))
      }
      names[record] = .some(text == "none" ? nil : text)
    }
    let column = RecordField(id, elsewhere: names)
    for record in shown.compactMap(\.countedRecord) {
      guard let known = records[record], let name = column.id(in: record), known.field(name) == nil,
        names[record] == nil
      else { continue }
      entry.fault(.indicator(.columnWithoutField(id, record: record)))
    }
    return .field(column)
  }

  /// Formulas name the columns of numbers beside them.
  private func formulaScope(_ entries: [Entry]) -> ExpressionScope {
    .columns(
      entries.compactMap { entry in
        let fields = entry.fields(nil)
        return fields?["format"]?.node.string == "text" ? nil : fields?["id"]?.node.string
      })
  }
}
