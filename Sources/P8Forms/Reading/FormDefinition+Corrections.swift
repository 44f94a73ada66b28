package import P8Definitions
import P8Model

extension FormDefinition {
  /// The form as its tables are read where a person has said what some headers mean.
  ///
  /// A header that was corrected is a synonym of its column and the name of no other one.
  package func corrected(by corrections: [HeaderCorrection]) -> FormDefinition {
    var form = self
    for place in form.sections.indices {
      let own = corrections.filter { $0.section == form.sections[place].id }
      guard !own.isEmpty else { continue }
      let taken = Set(own.map { HeaderKeys.key($0.header) })
      form.sections[place].columns = form.sections[place].columns.map { column in
        var column = column
        column.synonyms = column.synonyms.filter { !taken.contains(HeaderKeys.key($0)) }
        if [column.label.vi, column.label.en].contains(where: { taken.contains(HeaderKeys.key($0)) }) {
          // No header reads like this.
          column.label = LocalizedText(vi: "#\(column.id)", en: "#\(column.id)")
        }
        column.synonyms += own.filter { $0.column == column.id }.map(\.header)
        return column
      }
    }
    return form
  }
}
