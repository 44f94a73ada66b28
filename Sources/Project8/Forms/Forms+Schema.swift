import P8Definitions
import P8Forms
import P8Model

extension Forms {
  /// The form as a schema (XSD), for other programs that write reports as XML.
  ///
  /// - Parameter request: The form, and for which unit and period.
  /// - Returns: The schema.
  /// - Throws: ``Failure`` for a form or unit that is not there or a registry that cannot be used.
  package func schema(_ request: BlankFormRequest) throws -> MadeFile {
    if isAsked { return try allowed(request).schema(request) }
    let (form, filling) = try formRequest(request)
    let schema = FormSchema(form, for: filling, codeLists: definitions.codeLists)
    let bytes: [UInt8]
    do {
      bytes = try schema.bytes()
    } catch {
      throw Failure(.input, LocalizedText(vi: "\(error)", en: "\(error)"))
    }
    return MadeFile(
      suggestedName: "\(form.id)-\(filling.unit.code)-\(filling.period.name).xsd", bytes: bytes)
  }
}
