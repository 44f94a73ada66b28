/// The key by which a model is known whatever it is called: it stands in a hidden cell of each row of a form that was
/// filled in beforehand, and comes back with it.
package enum ModelKey {
  /// The field of a record that holds the key; no field of the definitions has this name.
  package static let field = "model_key"

  /// The key of a model that has none yet, made from where it first appeared.
  ///
  /// That is the code that its village had then, and what distinguished it there: the key stays the same whatever name
  /// or code comes later.
  ///
  /// - Parameters:
  ///   - unit: The unit that the first record is about, as that report has it.
  ///   - section: The section of the model.
  ///   - identity: The identity of the first record.
  /// - Returns: Thirteen letters and digits.
  package static func first(unit: UnitCode, section: String, identity: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in [unit.description, section, identity] {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0x1F) &* 0x100_0000_01B3
    }
    // Without letters that are read as digits.
    let signs = Array("0123456789abcdefghjkmnpqrstvwxyz")
    return String((0..<13).map { place in signs[Int(hash >> UInt64(60 - 5 * place) & 31)] })
  }

  /// The key that a record carries; nil for none.
  package static func of(_ record: ReportedRecord) -> String? { record.fields[field]?.value.text }
}
