import P8Definitions
import P8Model
import SpreadsheetML

/// The looks of an official table: one black font, thin lines, a light grey for headers.
struct SummaryStyle: Sendable {
  let font: CellStyle.Font
  /// The set-up of the paper in the layout.
  let layout: ReportTemplate.Page

  private let language: Language

  private static let grid = CellStyle.Borders.all(.thin, color: .black)
  private static let headerFill = Color.rgb(0xF2F2F2)

  init(_ page: ReportTemplate.Page, in language: Language) {
    layout = page
    self.language = language
    font = CellStyle.Font(name: page.font, size: page.tableFontSize.double)
  }

  /// The size of table text in points.
  var size: Double { font.size }

  /// The height of what is printed on a page of A4, in points.
  var printedHeight: Double {
    let height = (layout.isLandscape ? 210 : 297) - layout.margins.top.double - layout.margins.bottom.double
    return height * 72 / 25.4
  }

  var title: CellStyle {
    CellStyle(
      font: font.sized(14).bold, alignment: .init(horizontal: .center, vertical: .center, wrapsText: true))
  }
  var caption: CellStyle {
    CellStyle(
      font: font.sized(12).bold, alignment: .init(horizontal: .left, vertical: .center, wrapsText: true))
  }
  var sectionTitle: CellStyle {
    CellStyle(font: font.sized(13).bold, alignment: .init(horizontal: .left, vertical: .bottom))
  }
  var header: CellStyle {
    CellStyle(
      font: font.bold, fill: Self.headerFill, borders: Self.grid,
      alignment: .init(horizontal: .center, vertical: .center, wrapsText: true))
  }
  var note: CellStyle {
    CellStyle(font: font.italic, alignment: .init(horizontal: .left, vertical: .top, wrapsText: true))
  }

  /// A cell of text in a table.
  func text(
    _ horizontal: CellStyle.Alignment.Horizontal = .left, isBold: Bool = false, isItalic: Bool = false,
    indent: Int = 0
  ) -> CellStyle {
    CellStyle(
      font: font.with {
        $0.isBold = isBold
        $0.isItalic = isItalic
      }, borders: Self.grid,
      alignment: .init(horizontal: horizontal, vertical: .center, wrapsText: true, indent: indent))
  }

  /// A cell whose number is held back: a word in grey.
  var heldBack: CellStyle {
    var style = text(.center, isItalic: true)
    style.font = font.with {
      $0.isItalic = true
      $0.color = Color.rgb(0x595959)
    }
    return style
  }

  func number(_ format: ReportColumn.Format, isBold: Bool = false, isItalic: Bool = false) -> CellStyle {
    number(as: Self.numberFormat(format), isBold: isBold, isItalic: isItalic)
  }

  func number(as format: NumberFormat, isBold: Bool = false, isItalic: Bool = false) -> CellStyle {
    var style = text(.right, isBold: isBold, isItalic: isItalic)
    style.alignment.wrapsText = false
    style.numberFormat = shown(format)
    return style
  }

  /// A format with the space of a bracket behind the number: an indent is lost in LibreOffice after a percentage.
  ///
  /// The locale in the format keeps 4.068 and 82,5% in programs that are set to English.
  private func shown(_ format: NumberFormat) -> NumberFormat {
    guard format != .text, !format.code.hasSuffix("_)") else { return format }
    return NumberFormat((language == .vi ? "[$-42A]" : "") + format.code + "_)")
  }

  var ordinal: CellStyle { text(.center) }

  static func numberFormat(_ format: ReportColumn.Format) -> NumberFormat {
    switch format {
    case .whole: .groupedWhole
    case .percent: .percentOneDecimal
    case .decimal: NumberFormat("#,##0.0##")
    case .text: .text
    }
  }

  /// How a figure of a measure is shown: with digits after the comma where the measure has them, though the
  /// column is one of whole numbers.
  static func numberFormat(
    _ format: ReportColumn.Format, measure: Measure?, value: ExactDecimal?
  ) -> NumberFormat {
    guard format == .whole, let measure, !measure.isWhole, let value, !value.isWhole else {
      return numberFormat(format)
    }
    // A percentage is kept in hundredths, as its measure says: 82,5.
    return measure.id == "percent" ? .groupedOneDecimal : numberFormat(.decimal)
  }

  /// A line of the header, notes or signatures.
  func line(_ line: ReportTemplate.Line, _ horizontal: CellStyle.Alignment.Horizontal = .center) -> CellStyle
  {
    CellStyle(
      font: font.with {
        $0.size = line.size.double
        $0.isBold = line.isBold
        $0.isItalic = line.isItalic
        $0.underline = line.isUnderlined ? .single : nil
      }, alignment: .init(horizontal: horizontal, vertical: .center, wrapsText: true))
  }

  /// The page of a sheet: Decree 30/2020 puts the number in the middle of the top margin, not on page 1.
  ///
  /// Programs count pages through all sheets; an annex counts its own pages from 1.
  func page(repeatedRows: ClosedRange<Int>?, isFirst: Bool, isAnnex: Bool) -> PageSetup {
    var page = page(repeatedRows: repeatedRows, hidesFirstNumber: isFirst || isAnnex)
    if isAnnex { page.firstPageNumber = 1 }
    return page
  }

  private func page(repeatedRows: ClosedRange<Int>?, hidesFirstNumber: Bool) -> PageSetup {
    let margins = layout.margins
    let number = "&\"\(layout.font),Regular\"&13\(HeaderFooter.page)"
    return PageSetup(
      paper: .a4, orientation: layout.isLandscape ? .landscape : .portrait,
      margins: PageSetup.Margins(
        left: margins.left.double, right: margins.right.double, top: margins.top.double,
        bottom: margins.bottom.double, header: max(5, margins.top.double / 2), footer: 10),
      scaling: .fitToWidth, repeatedRows: repeatedRows,
      headerFooter: hidesFirstNumber
        ? HeaderFooter(
          header: HeaderFooter.Line(center: number), firstHeader: HeaderFooter.Line(),
          firstFooter: HeaderFooter.Line()) : HeaderFooter(header: HeaderFooter.Line(center: number)),
      isCenteredHorizontally: true)
  }
}
