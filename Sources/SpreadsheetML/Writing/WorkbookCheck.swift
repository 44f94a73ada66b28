extension Workbook {
  /// Throws what is wrong in the workbook.
  func check() throws(WriteFailure) {
  }
}
