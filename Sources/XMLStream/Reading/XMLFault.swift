/// Why an XML text could not be read.
package struct XMLFault: Error, Sendable, Hashable {
  package enum Code: Sendable, Hashable {
    /// The text is not well formed; with the number of libxml2's error.
    case notWellFormed(number: Int)
    /// There is a document type declaration, which may hide bombs and references to other files.
    case documentType
    case tooDeep, tagTooLong, noMemory
  }

  package let code: Code
  /// The line, from 1; nil where it is not known.
  package let line: Int?
  /// The message of the parser, in English, for those who look into the file.
  package let detail: String

  package init(_ code: Code, line: Int? = nil, detail: String = "") {
    (self.code, self.line, self.detail) = (code, line, detail)
  }
}
