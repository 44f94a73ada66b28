import P8Expressions
import P8Model
import Yams

extension DefinitionsReader {
  /// The values that the texts of a layout may name.
  private static let reportPlaceholders = [
    "unit", "UNIT", "code", "parent", "PARENT", "period", "PERIOD", "period-name", "year", "from", "to",
    "closing", "structure", "coverage", "counted", "held", "expected", "programme", "programme-title",
    "phase",
    "lead", "LEAD", "version", "hash", "since", "day", "month", "date-year", "date", "place", "note",
  ]

  /// `templates/reports/*.yaml`.
  mutating func readReports() -> [String: ReportTemplate] {
    var reports: [String: ReportTemplate] = [:]
    for entry in entries(in: "templates/reports") {
      guard
        let fields = entry.fields([
          "id", "name", "page", "header", "notes", "signatures", "columns", "sheets",
        ])
      else { continue }
      checkFileName(fields)
      let id = fields.id()
      let name = fields.localized("name")
      let page = fields.required("page").flatMap(page)
      let header = fields.items("header").compactMap(line)
      let notes = (fields["notes"]?.items ?? []).compactMap { note -> LocalizedText? in
        checkPlaceholders(of: note, allowed: Self.reportPlaceholders, mayDiffer: true)
        return note.localized
      }
      let signatures = (fields["signatures"]?.items ?? []).map { $0.items.compactMap(line) }
      var shared: [String: Entry] = [:]
      if let columns = fields["columns"]?.fields(nil) {
        for (key, _) in columns.keys { shared[key] = columns[key] }
      }
      var sheets: [ReportTemplate.Sheet] = []
      for item in fields.items("sheets") {
        guard let sheet = sheet(item, shared: shared),
          isNew(sheet.id, at: item, among: sheets.map(\.id), vi: "Sheet", en: "The sheet")
        else { continue }
        sheets.append(sheet)
      }
      guard let id, let name, let page,
        isNew(id, at: fields["id"], among: reports.keys, vi: "Mẫu báo cáo", en: "The layout")
      else { continue }
      reports[id] = ReportTemplate(
        id: id, name: name, page: page, header: header, notes: notes, signatures: signatures, sheets: sheets,
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

  private func line(_ entry: Entry) -> ReportTemplate.Line? {
    guard let fields = entry.fields(["text", "place", "size", "bold", "italic", "underlined"]) else {
      return nil
    }
    let text = fields.localized("text")
    checkPlaceholders(of: fields["text"], allowed: Self.reportPlaceholders, mayDiffer: true)
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

  private func sheet(_ entry: Entry, shared: [String: Entry]) -> ReportTemplate.Sheet? {
    guard let fields = entry.fields(["id", "name", "title", "rows", "indicators", "columns"]) else {
      return nil
    }
    let id = fields.id()
    let name = fields.localized("name")
    if let name, let entry = fields["name"] { checkSheetName(name, at: entry) }
    let title = fields.localized("title")
    checkPlaceholders(of: fields["title"], allowed: Self.reportPlaceholders, mayDiffer: true)
    let rows = fields.required("rows")?.choice([
      ("indicators", ReportTemplate.Sheet.Rows.indicators), ("units", .units), ("sources", .sources),
    ])
    let shown = (fields["indicators"]?.items ?? []).compactMap { indicator($0) }
    var columns: [ReportColumn] = []
    let entries: [Entry] = (fields["columns"]?.items ?? []).compactMap { entry in
      guard entry.node.scalar != nil else { return entry }
      guard let name = entry.text else { return nil }
      if let column = shared[name] { return column }
      faults.addUnknown(
        name, at: entry.source, among: shared.keys, vi: "Không có cột “\(name)” ở columns",
        en: "There is no column “\(name)” under columns")
      return nil
    }
    for item in entries {
      guard let column = reportColumn(item, indicators: shown),
        isNew(column.id, at: item, among: columns.map(\.id), vi: "Cột", en: "The column")
      else { continue }
      columns.append(column)
    }
    checkFormulas(entries, among: columns)
    if columns.isEmpty, rows != .sources { _ = fields.items("columns") }
    guard let id, let name, let title, let rows else { return nil }
    return ReportTemplate.Sheet(
      id: id, name: name, title: title, rows: rows, indicators: shown.map(\.code), columns: columns)
  }

  private func reportColumn(_ entry: Entry, indicators shown: [Indicator]) -> ReportColumn? {
    guard
      let fields = entry.fields(["id", "header", "group", "content", "part", "formula", "format", "width"])
    else { return nil }
    let id = fields.id()
    let header = fields.localized("header")
    let group = fields["group"]?.localized
    checkPlaceholders(of: fields["header"], allowed: Self.reportPlaceholders, mayDiffer: true)
    let content = self.content(fields, indicators: shown)
    let format = fields.required("format")?.choice([
      ("whole", ReportColumn.Format.whole), ("percent", .percent), ("decimal", .decimal), ("text", .text),
    ])
    let width = fields.required("width")?.decimal
    guard let id, let header, let content, let format, let width else { return nil }
    return ReportColumn(
      id: id, header: header, group: group, content: content, format: format, width: width,
      source: fields.source)
  }

  private func content(_ fields: Fields, indicators shown: [Indicator]) -> ReportColumn.Content? {
    if let formula = fields["formula"] { return formula.expression.map { .formula($0) } }
    if let part = fields["part"], let id = part.text {
      let known = Set((shown.isEmpty ? indicators : shown).flatMap { $0.parts.map(\.id) })
      guard known.contains(id) else {
        // An indicator with a fault of its own may have had it.
        if indicators.count * 2 < indicatorNames.count { return nil }
        faults.addUnknown(
          id, at: part.source, among: known, vi: "Không chỉ tiêu nào ở đây có phần “\(id)”",
          en: "No indicator here has a part “\(id)”")
        return nil
      }
      return .figure(.part(id))
    }
    return fields.required("content")?.choice([
      ("ordinal", ReportColumn.Content.ordinal), ("label", .label), ("measure", .measure),
      ("in-period", .figure(.inPeriod)), ("cumulative", .figure(.cumulative)), ("phase-target", .phaseTarget),
      ("year-plan", .yearPlan), ("remarks", .remarks),
    ])
  }

  /// Formulas name the columns of numbers beside them.
  private func checkFormulas(_ entries: [Entry], among columns: [ReportColumn]) {
    let scope = ExpressionScope.columns(columns.filter { $0.format != .text }.map(\.id))
    for entry in entries {
      guard let formula = entry.fields(nil)?["formula"] else { continue }
      _ = check(formula, in: scope, as: .number)
    }
  }
}
