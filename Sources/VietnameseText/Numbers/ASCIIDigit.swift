extension Character {
  /// Whether it is one of 0 to 9; `isNumber` also holds for `½`.
  var isASCIIDigit: Bool { self >= "0" && self <= "9" && isASCII }
}
