/// The lines above and below a printed page.
public struct HeaderFooter: Hashable, Sendable {
  /// One line: what stands at the left, in the middle and at the right.
  ///
  /// The texts hold the codes of the format (`&P` page, `&N` pages, `&A` sheet, `&B` bold, `&12` size);
  /// pass text of unknown content through ``HeaderFooter/literal(_:)``.
  public struct Line: Hashable, Sendable {
    package var left: String
    package var center: String
    package var right: String

    /// A line by its three places.
    public init(left: String = "", center: String = "", right: String = "") {
      (self.left, self.center, self.right) = (left, center, right)
    }

    package var isEmpty: Bool { left.isEmpty && center.isEmpty && right.isEmpty }

    /// The line as the format writes it: `&L…&C…&R…`.
    var code: String {
      (left.isEmpty ? "" : "&L" + left) + (center.isEmpty ? "" : "&C" + center)
        + (right.isEmpty ? "" : "&R" + right)
    }
  }

  package var header: Line
  package var footer: Line
  /// Whether the first page has its own.
  package var hasDifferentFirstPage: Bool
  /// Above the first page, where it has its own.
  package var firstHeader: Line
  /// Below the first page, where it has its own.
  package var firstFooter: Line

  package static let page = "&P"
  package static let pages = "&N"
  package static let sheetName = "&A"

  /// Headers and footers that are the same on all pages.
  public init(header: Line = Line(), footer: Line = Line()) {
    (self.header, self.footer) = (header, footer)
    hasDifferentFirstPage = false
    firstHeader = Line()
    firstFooter = Line()
  }

  /// Headers and footers with others on the first page.
  package init(header: Line = Line(), footer: Line = Line(), firstHeader: Line, firstFooter: Line) {
    (self.header, self.footer) = (header, footer)
    hasDifferentFirstPage = true
    (self.firstHeader, self.firstFooter) = (firstHeader, firstFooter)
  }

  /// Text in which `&` means itself.
  public static func literal(_ text: String) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
  }
}
