import P8Model
import Testing

struct VisibleTextTests {
  @Test(arguments: [
    ("Buôn mẫu 1 – “Tổ” …", "Buôn mẫu 1 – “Tổ” …"), ("a\tb\nc\r\nd", "a\tb\nc\r\nd"), ("a\rb", "a␍b"),
    ("\u{1B}[31mRED\u{1B}]0;t\u{7}", "␛[31mRED␛]0;t␇"), ("a\u{7F}\u{9B}31m", "a␡⟨U+009B⟩31m"),
    ("x\u{202E}gpj.exe", "x⟨U+202E⟩gpj.exe"),
    ("\u{2066}a\u{2069}\u{200F}\u{61C}", "⟨U+2066⟩a⟨U+2069⟩⟨U+200F⟩⟨U+061C⟩"),
    ("a\u{2028}b", "a⟨U+2028⟩b"), ("\0", "␀"), ("", ""),
  ])
  func `what is not seen is shown`(text: String, shown: String) {
    // Bytes: a line end in two forms is one character to Swift.
    #expect(Array(VisibleText.of(text).utf8) == Array(shown.utf8))
    #expect(VisibleText.of(Array(text.utf8)) == Array(shown.utf8))
  }

  @Test(arguments: [
    ("\u{1B}[1;31mX\u{1B}[0m", "\u{1B}[1;31mX\u{1B}[0m"), ("\u{1B}[2Jx", "␛[2Jx"), ("\u{1B}", "␛"),
    ("\u{1B}[31", "␛[31"), ("\u{1B}]0;t\u{7}", "␛]0;t␇"),
    ("\u{1B}[0;0;0;0;0;0;0;0;0;0m", "␛[0;0;0;0;0;0;0;0;0;0m"),
  ])
  func `colours stay where they are meant, and nothing else does`(text: String, shown: String) {
    #expect(VisibleText.of(text, keepingColours: true) == shown)
  }

  @Test func `a name is plain or not`() {
    #expect(VisibleText.isPlain("Buôn mẫu 1"))
    for bad in ["a\u{1B}", "a\nb", "a\tb", "\u{202E}a", "a\u{85}"] { #expect(!VisibleText.isPlain(bad)) }
  }
}
