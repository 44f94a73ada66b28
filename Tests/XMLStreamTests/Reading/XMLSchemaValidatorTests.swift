import Testing
import XMLStream

struct XMLSchemaValidatorTests {
  static let schema = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="village"><xs:complexType>
    <xs:sequence><xs:element name="households" type="xs:int"/></xs:sequence>
    <xs:attribute name="name" use="required"/></xs:complexType></xs:element></xs:schema>
    """

  @Test(arguments: [
    ("<village name='Đoài'><households>52</households></village>", 0),
    ("<village><households>52</households></village>", 1),
    ("<village name='a'><households>x</households></village>", 1),
    ("<village name='a'/>", 1), ("<commune/>", 1), ("<village", 1), ("", 1),
  ])
  func `what breaks the schema is told`(_ text: String, _ least: Int) throws {
    let validator = try XMLSchemaValidator(schema: Array(Self.schema.utf8))
    let problems = validator.problems(in: Array(text.utf8))
    #expect(problems.isEmpty == (least == 0), "\(problems)")
    #expect(problems.allSatisfy { !$0.message.isEmpty })
  }

  @Test func `a schema that is none is refused`() {
    for text in [
      "", "<a/>", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element/></xs:schema>",
    ] {
      #expect(throws: XMLSchemaValidator.SchemaFault.self) {
        try XMLSchemaValidator(schema: Array(text.utf8))
      }
    }
    #expect(throws: XMLSchemaValidator.SchemaFault.self) {
      try XMLSchemaValidator(path: "/no/such/schema.xsd")
    }
  }
}
