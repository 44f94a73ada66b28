/// A chart on a sheet.
public struct Chart: Hashable, Sendable {
  /// What a chart draws its values as.
  public enum Plot: Hashable, Sendable {
    case column(Grouping)
    case bar(Grouping)
    /// Lines, with or without a mark at each value.
    case line(hasMarkers: Bool)
    /// A ring; the hole in percent of the size, 10 to 90.
    case doughnut(hole: Int)
    case pie
  }

  /// How several series stand together.
  public enum Grouping: String, Hashable, Sendable {
    case clustered
    /// On top of each other.
    case stacked
    /// On top of each other, each pile as high as the others.
    case percentStacked
  }

  /// Cells that a chart draws.
  public struct Source: Hashable, Sendable {
    package var sheet: String
    /// The cells: one row or one column.
    package var range: CellRange

    /// Cells of a sheet.
    public init(sheet: String, range: CellRange) { (self.sheet, self.range) = (sheet, range) }
  }

  /// A row of values.
  public struct Series: Hashable, Sendable {
    /// The name in the legend.
    package var name: String
    /// The cell in which the name stands; nil writes it into the chart alone.
    ///
    /// LibreOffice loses a name with quotation marks that stands in no cell.
    package var nameCell: Source?
    /// The cells with the names of the values; nil numbers them.
    package var categories: Source?
    package var values: Source
    package var color: Color?
    /// The colours of the single values, for rings and discs.
    package var pointColors: [Color]

    /// A row of values with its look.
    public init(
      name: String, nameCell: Source? = nil, categories: Source? = nil, values: Source, color: Color? = nil,
      pointColors: [Color] = []
    ) {
      (self.name, self.nameCell, self.categories, self.values) = (name, nameCell, categories, values)
      (self.color, self.pointColors) = (color, pointColors)
    }
  }

  /// Where the legend stands.
  public enum LegendPosition: String, Hashable, Sendable {
    case bottom = "b"
    case right = "r"
    case top = "t"
    case left = "l"
  }

  /// What is written at each value.
  public enum DataLabels: Hashable, Sendable {
    case none, value, percent, categoryAndValue
  }

  package var plot: Plot
  package var title: String?
  /// The rows of values.
  package var series: [Series]
  /// The title of the axis of names.
  package var categoryAxisTitle: String?
  package var valueAxisTitle: String?
  /// The number format of the axis of values and the labels.
  package var numberFormat: NumberFormat
  /// Where the legend stands; nil for none.
  package var legend: LegendPosition?
  /// What is written at each value.
  package var dataLabels: DataLabels
  /// The cell in whose upper left corner the chart begins.
  package var cell: CellReference
  package var width: Double
  package var height: Double
  /// What the chart shows, for people who do not see it.
  package var description: String

  /// A chart whose upper left corner stands in a cell.
  public init(
    _ plot: Plot, title: String? = nil, series: [Series], categoryAxisTitle: String? = nil,
    valueAxisTitle: String? = nil, numberFormat: NumberFormat = .general, legend: LegendPosition? = .bottom,
    dataLabels: DataLabels = .none, at cell: CellReference, width: Double = 420, height: Double = 240,
    description: String = ""
  ) {
    (self.plot, self.title, self.series) = (plot, title, series)
    (self.categoryAxisTitle, self.valueAxisTitle) = (categoryAxisTitle, valueAxisTitle)
    (self.numberFormat, self.legend, self.dataLabels) = (numberFormat, legend, dataLabels)
    (self.cell, self.width, self.height, self.description) = (cell, width, height, description)
  }
}
