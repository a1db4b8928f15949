#include <gtest/gtest.h>

#include "lowering.h"

namespace patscope::script {
namespace {

void expect_rows(std::initializer_list<LoweringRow> rows) {
  for (const auto& row : rows)
    EXPECT_EQ(with_line_break(lowered(Language::powershell, row.code)), row.expected) << row.code;
}

TEST(PowerShellStrings, AreLiteralsAfterTheirEscapes) {
  expect_rows({
      {R"($x = 'it''s $y`n')", R"(
assign =
  variable x
  text "it's $y`n"
)"},
      {R"($x = "a`"b""c`n`$d`te")", R"(
assign =
  variable x
  text "a"b"c\n$d\te"
)"},
      {"f \"\" ''", R"(
command
  arg text "f"
  arg text ""
  arg text ""
)"},
      {"$x = @'\na $b 'c'\n'@", R"(
assign =
  variable x
  text "a $b 'c'"
)"},
  });
}

TEST(PowerShellStrings, JoinWhatIsExpandedInThem) {
  expect_rows({
      {R"code($x = "$a/$($b.c)/${d}?e=$env:F $(irm $u)")code", R"(
assign =
  variable x
  join
    variable a
    text "/"
    member c
      variable b
    text "/"
    variable d
    text "?e="
    environment F
    text " "
    capture
      sequence
        command
          arg text "irm"
          arg variable u
)"},
      {"$x = @\"\n{\"a\": \"$b\"}\n\"@", R"(
assign =
  variable x
  join
    text "{"a": ""
    variable b
    text ""}"
)"},
      {R"($x = "$org{{Project}}/{{Id}}")", R"(
assign =
  variable x
  join
    variable org
    text "{Project}/{Id}"
)"},
  });
}

TEST(PowerShellVariables, HaveScopesAndConstants) {
  expect_rows({
      {"$script:a = $using:b", R"(
assign = (global)
  variable a (global)
  variable b
)"},
      {"$env:A = $null", R"(
assign =
  environment A
  nothing
)"},
      {"[string]$a = $PSItem", R"(
assign =
  variable a
  variable _
)"},
      {"$a, $b = $true, 1", R"(
assign =
  list
    variable a
    variable b
  list
    text "True"
    text "1"
)"},
      {"$i++", R"(
assign +=
  variable i
  text "1"
)"},
  });
}

TEST(PowerShellWords, EndWhereAParenthesisOpens) {
  expect_rows({
      {"New-Object A.B(\"\", $c)", R"(
command
  arg text "New-Object"
  arg text "A.B"
  arg list
    text ""
    variable c
)"},
      {"New-Object A.B($c)", R"(
command
  arg text "New-Object"
  arg text "A.B"
  arg variable c
)"},
      {"New-Object A.B()", R"(
command
  arg text "New-Object"
  arg text "A.B"
  arg list
)"},
      {"f a$(g)b", R"(
command
  arg text "f"
  arg join
    text "a"
    capture
      sequence
        command
          arg text "g"
    text "b"
)"},
  });
}

TEST(PowerShellTables, AreMapsAndLists) {
  expect_rows({
      {"$h = [ordered]@{ A = \"b $c\"; 'D-E' = @(1, 'x')\n $f = if ($g) { 1 } }", R"(
assign =
  variable h
  map
    text "A"
    join
      text "b "
      variable c
    text "D-E"
    list
      text "1"
      text "x"
    variable f
    capture
      sequence
        branch
          variable g
          sequence
            text "1"
)"},
      {"$x = @()", R"(
assign =
  variable x
  list
)"},
      {"$x = @(irm $u)", R"(
assign =
  variable x
  capture
    sequence
      command
        arg text "irm"
        arg variable u
)"},
  });
}

TEST(PowerShellMembers, AreReadCalledAndIndexed) {
  expect_rows({
      {"$x = $a.b['c'].$d", R"(
assign =
  variable x
  index
    index
      member b
        variable a
      text "c"
    variable d
)"},
      {"[Uri]::EscapeDataString($a.b('c', $d))", R"(
invoke
  member EscapeDataString
    variable [uri]
  arg invoke
    member b
      variable a
    arg text "c"
    arg variable d
)"},
      {"$a.Where({ $_ })", R"(
invoke
  member Where
    variable a
  arg lambda
    function 
      sequence
        variable _
)"},
      {"$a.b += 1", R"(
assign +=
  member b
    variable a
  text "1"
)"},
  });
}

TEST(PowerShellOperators, KeepTheirOperandsAsWritten) {
  expect_rows({
      {"\"{0}/{1}\" -F $a, $b", R"(
operation -f
  text "{0}/{1}"
  list
    variable a
    variable b
)"},
      {"$a -iReplace 'x', 'y'", R"(
operation -replace
  variable a
  list
    text "x"
    text "y"
)"},
      {"-not $a -and ([int]$b -ceq -1)", R"(
operation &&
  operation not
    variable a
  operation -eq
    operation cast as int
      variable b
    text "-1"
)"},
      {"$x = $a ?? ($b ? 1 : 2)", R"(
assign =
  variable x
  operation ??
    variable a
    choose
      variable b
      text "1"
      text "2"
)"},
      {"1..$n | foreach { $_ }", R"(
pipe
  operation ..
    text "1"
    variable n
  command
    arg text "foreach"
    arg lambda
      function 
        sequence
          variable _
)"},
  });
}

TEST(PowerShellStrings, StandWhereTheirLiteralsSay) {
  EXPECT_EQ(misplaced_literals(Language::powershell, R"code(
$u = "https://$h/a`"b""c/$($x.y)?é=1" + 'it''s'
irm -Uri $u --x=$y plain -Headers @{ A = "Basic $z"; 'B' = @"
here "$w"
"@ } `
  -Method Get
)code"),
            "");
}

}  // namespace
}  // namespace patscope::script
