/// Changes a workbook that was read: other looks and values of cells, added comments, one added sheet.
///
/// Every part that is not touched is copied byte for byte, still packed, so that what the sender's program
/// put there – pictures, macros, settings – stays as it was.
///
/// ```swift
/// var editor = try WorkbookEditor(bytes: received)
/// editor.mark(cell, on: "Orders", with: .bad)
/// editor.comment(CellComment(at: cell, author: "Store", text: "The total is 12."), on: "Orders")
/// let marked = try editor.xlsx()
/// ```
public struct WorkbookEditor {
  /// What happens to the cells of a sheet.
  struct SheetEdits {
    var unmarks: [CellReference: [Color]] = [:]
    var takenNotes: [TakenNote] = []
    var marks: [CellReference: DifferentialStyle] = [:]
    var values: [CellReference: CellContent] = [:]
    var comments: [CellComment] = []
  }

  /// A note that is taken back: an author's own, and what was added to somebody else's behind one of some
  /// beginnings.
  struct TakenNote {
    var cell: CellReference
    var author: String
    var beginnings: [String]
  }

  let bytes: [UInt8]
  let reader: WorkbookReader
  let package: PackageReader
  private(set) var edits: [String: SheetEdits] = [:]
  private(set) var addedSheet: Worksheet?
  private(set) var addsInFront = false
  private(set) var removedSheets: Set<String> = []

  /// Opens a workbook from its bytes; faults call the file by its name.
  /// - Throws: ``WorkbookFault`` where it cannot be read within the limits, or is no package of OOXML.
  public init(
    bytes: [UInt8], named name: String? = nil, limits: ReadingLimits = ReadingLimits()
  ) throws(WorkbookFault) {
    self.bytes = bytes
    reader = try WorkbookReader(bytes: bytes, named: name, limits: limits)
    guard reader.isEditable else { throw WorkbookFault(.notEditable, file: name) }
    package = try PackageReader(bytes, limits: limits)
  }

  /// Changes the look of a cell and leaves the rest of its style.
  public mutating func mark(_ cell: CellReference, on sheet: String, with change: DifferentialStyle) {
    edits[sheet, default: SheetEdits()].marks[cell] = change
  }

  /// Takes an earlier mark back: a cell that is filled with one of these colours gets the looks that it had
  /// before.
  ///
  /// Those are the looks of another style of the workbook that differs in the fill alone; where no program
  /// has kept it, the cell loses its fill.
  package mutating func unmark(_ cell: CellReference, on sheet: String, fills: [Color]) {
    edits[sheet, default: SheetEdits()].unmarks[cell] = fills
  }

  /// Takes an earlier note of an author back.
  /// - Parameter beginnings: How lines begin that were added to a note of somebody else; that one loses what
  ///   follows.
  package mutating func removeComment(
    at cell: CellReference, on sheet: String, by author: String, startingWith beginnings: [String]
  ) {
    edits[sheet, default: SheetEdits()].takenNotes.append(
      TakenNote(cell: cell, author: author, beginnings: beginnings))
  }

  /// Takes a sheet out; the last one stays.
  public mutating func remove(sheet: String) { removedSheets.insert(sheet) }

  /// Writes another value into a cell and leaves its style.
  ///
  /// Programs compute all formulas again when they open the workbook.
  /// Rich text and links are written as plain text.
  public mutating func set(_ content: CellContent, at cell: CellReference, on sheet: String) {
    edits[sheet, default: SheetEdits()].values[cell] = content
  }

  /// Hangs a note on a cell; a note that hangs there already gets the text added.
  public mutating func comment(_ comment: CellComment, on sheet: String) {
    edits[sheet, default: SheetEdits()].comments.append(comment)
  }

  /// Adds a sheet, behind the others or as the first that people see: cells, styles, merges, widths, panes,
  /// page, validations and links.
  ///
  /// Tables, comments, pictures, charts and conditional formats of an added sheet are refused.
  public mutating func add(_ sheet: Worksheet, inFront: Bool = false) {
    addedSheet = sheet
    addsInFront = inFront
  }

  /// The changed workbook.
  /// - Throws: ``EditFault``: a sheet that is not there, a part that is damaged, or a value that cannot be
  ///   written.
  public func xlsx() throws(EditFault) -> [UInt8] {
    var editing = try PackageEditing(editor: self)
    return try editing.run()
  }
}
