import P8Definitions
import P8Model
import Project8

/// The formats in which figures leave the programme.
enum ExportFormat: String, CaseIterable, Sendable {
  case national, donor, figures, dashboard, records, iati, dhis2, adx, sdmx

  /// A file to keep.
  struct Made: Sendable {
    let name: String
    let type: String
    let bytes: [UInt8]
  }

  var text: WebText {
    switch self {
    case .national: .exportNational
    case .donor: .exportDonor
    case .figures: .exportFigures
    case .dashboard: .exportDashboard
    case .records: .exportRecords
    case .iati: .exportIATI
    case .dhis2: .exportDHIS2
    case .adx: .exportADX
    case .sdmx: .exportSDMX
    }
  }

  /// The file; with its manifest in an archive where the format has no place for it.
  func make(
    _ workspace: Workspace, place: FigurePlace, audience: Audience, recipient: String, language: Language
  ) throws -> Made {
    let exporting = workspace.exporting
    let exchange = ExchangeRequest(
      place.request, date: workspace.today, language: language, audience: audience, recipient: recipient)
    func report(_ layout: String) -> ReportRequest {
      ReportRequest(
        layout: layout, unit: place.unit, period: place.period, by: place.level, date: workspace.today,
        language: language, container: .xlsx, audience: audience, recipient: recipient)
    }
    switch self {
    case .national:
      return workbook("national.xlsx", try exporting.nationalReport(report("national-summary")))
    case .donor:
      let sheet = try exporting.donorSheet(report("donor-sheet"))
      return try archive([("donor.xlsx", sheet.workbook), ("donor.csv", sheet.figures)])
    case .figures: return try archive([("figures.csv", try exporting.figureList(exchange))])
    case .dashboard:
      let document = try exporting.dashboard(
        of: place.unit, for: place.period, note: nil, language: language, audience: audience,
        recipient: recipient)
      return Made(name: "dashboard.html", type: "text/html; charset=utf-8", bytes: document.bytes)
    case .records:
      let request = RecordRequest(
        unit: place.unit, period: place.period, audience: audience, recipient: recipient,
        language: language, container: .xlsx)
      return workbook("records.xlsx", try exporting.records(request))
    case .iati:
      return xml("iati.xml", try exporting.iati(exchange, publisher: PublisherOptions()))
    case .dhis2: return try archive([("dhis2.json", try exporting.dhis2(exchange, part: .json))])
    case .adx: return xml("adx.xml", try exporting.adx(exchange))
    case .sdmx: return try archive([("sdmx.csv", try exporting.sdmx(exchange))])
    }
  }

  private func workbook(_ name: String, _ document: ExportDocument) -> Made {
    Made(
      name: name, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      bytes: document.bytes)
  }

  private func xml(_ name: String, _ document: ExportDocument) -> Made {
    Made(name: name, type: "application/xml", bytes: document.bytes)
  }

  private func archive(_ documents: [(String, ExportDocument)]) throws -> Made {
    Made(
      name: "\(rawValue).zip", type: "application/zip",
      bytes: try ExportDocument.archive(documents.map { (name: $0.0, document: $0.1) }))
  }
}
