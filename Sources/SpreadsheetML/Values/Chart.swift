/// A chart on a sheet.
public struct Chart: Hashable, Sendable {
  /// What a chart draws its values as.
  public enum Plot: Hashable, Sendable {
    /// Upright bars.
    case column(Grouping)
    /// Bars from left to right.
    case bar(Grouping)
    /// Lines, with or without a mark at each value.
    case line(hasMarkers: Bool)
    /// A ring; the hole in percent of the size, 10 to 90.
    case doughnut(hole: Int)
    /// A disc.
    case pie
  }

  /// How several series stand together.
  public enum Grouping: String, Hashable, Sendable {
    /// Side by side.
    case clustered
    /// On top of each other.
    case stacked
    /// On top of each other, each pile as high as the others.
    case percentStacked
  }

  /// Cells that a chart draws.
  public struct Source: Hashable, Sendable {
    /// The name of the sheet.
    package var sheet: String
    /// The cells: one row or one column.
    package var range: CellRange

    /// Cells of a sheet.
    public init(sheet: String, range: CellRange) {
      self.sheet = sheet
      self.range = range
    }
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
    /// The cells with the values.
    package var values: Source
    /// The colour; nil takes the next of the theme.
    package var color: Color?
    /// The colours of the single values, for rings and discs.
    package var pointColors: [Color]

    /// A row of values with its look.
    public init(
      name: String, nameCell: Source? = nil, categories: Source? = nil, values: Source, color: Color? = nil,
      pointColors: [Color] = []
    ) {
      self.name = name
      self.nameCell = nameCell
      self.categories = categories
      self.values = values
      self.color = color
      self.pointColors = pointColors
    }
  }

  /// Where the legend stands.
  public enum LegendPosition: String, Hashable, Sendable {
    /// Below.
    case bottom = "b"
    /// At the right.
    case right = "r"
    /// Above.
    case top = "t"
    /// At the left.
    case left = "l"
  }

  /// What is written at each value.
  public enum DataLabels: Hashable, Sendable {
    /// Nothing.
    case none
    /// The value.
    case value
    /// The share in percent.
    case percent
    /// The name and the value.
    case categoryAndValue
  }

  /// What the values are drawn as.
  package var plot: Plot
  /// The title above the chart.
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
  /// The width in points.
  package var width: Double
  /// The height in points.
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
    self.plot = plot
    self.title = title
    self.series = series
    self.categoryAxisTitle = categoryAxisTitle
    self.valueAxisTitle = valueAxisTitle
    self.numberFormat = numberFormat
    self.legend = legend
    self.dataLabels = dataLabels
    self.cell = cell
    self.width = width
    self.height = height
    self.description = description
  }
}
