#include <gtest/gtest.h>

#include "lowering.h"

namespace patscope::script {
namespace {

void expect_rows(std::initializer_list<LoweringRow> rows) {
  for (const auto& row : rows)
    EXPECT_EQ(with_line_break(lowered(Language::powershell, row.code)), row.expected) << row.code;
}

TEST(PowerShellCommands, KeepFlagsAndWordsInOrder) {
  expect_rows({
      {"Invoke-RestMethod $u -Method Get -Verbose:$false `\n  -Body ($b | ConvertTo-Json)", R"(
command
  arg text "Invoke-RestMethod"
  arg variable u
  flag -Method
  arg text "Get"
  arg -Verbose= text "False"
  flag -Body
  arg capture
    sequence
      pipe
        variable b
        command
          arg text "ConvertTo-Json"
)"},
      {"az repos list --org=$o --query \"[0]\" -o tsv > $null", R"(
command
  arg text "az"
  arg text "repos"
  arg text "list"
  arg join
    text "--org="
    variable o
  arg text "--query"
  arg text "[0]"
  flag -o
  arg text "tsv"
  output: nothing
)"},
      {"git -c http.extraheader=\"AUTHORIZATION: bearer $t\" push https://$h/$p $a$b 2>&1", R"(
command
  arg text "git"
  flag -c
  arg join
    text "http.extraheader=AUTHORIZATION: bearer "
    variable t
  arg text "push"
  arg join
    text "https://"
    variable h
    text "/"
    variable p
  arg join
    variable a
    variable b
)"},
      {"git log -- $f\n$x = 1", R"(
command
  arg text "git"
  arg text "log"
  arg text "--"
  arg variable f
assign =
  variable x
  text "1"
)"},
      {"az x --query=\"[?a=='$b c'] | [0]\" --tag='d \"e' -m\"f $g.h\" --i=$(j --k=\"l m\")[1]", R"(
command
  arg text "az"
  arg text "x"
  arg join
    text "--query=[?a=='"
    variable b
    text " c'] | [0]"
  arg text "--tag=d "e"
  arg join
    text "-mf "
    variable g
    text ".h"
  arg join
    text "--i="
    capture
      sequence
        command
          arg text "j"
          arg text "--k=l m"
    text "[1]"
)"},
      {"cp $(a)/b/$(c)$d $e/$($f.g)/h ${i}@${j}:~/k -", R"(
command
  arg text "cp"
  arg join
    capture
      sequence
        command
          arg text "a"
    text "/b/"
    capture
      sequence
        command
          arg text "c"
    variable d
  arg join
    variable e
    text "/"
    member g
      variable f
    text "/h"
  arg join
    variable i
    text "@"
    variable j
    text ":~/k"
  arg text "-"
)"},
      {"$a -join','\n$b -f\"x\"", R"(
operation -join
  variable a
  text ","
operation -f
  variable b
  text "x"
)"},
      {"irm @call x, $y >> f.txt", R"(
command
  arg text "irm"
  spread variable call
  arg list
    text "x"
    variable y
  append: text "f.txt"
)"},
      {"cmd /c --% a b", R"(
command
  arg text "cmd"
  arg text "/c"
  arg text "a"
  arg text "b"
)"},
  });
}

TEST(PowerShellCommands, BeginAtTheirOwnFirstWord) {
  const auto program = parse(Language::powershell, code_of("$r = irm $u  | x\n"));
  const auto& pipe = program.body.operands.at(0).operands.at(1).operands.at(0).operands.at(0);
  ASSERT_EQ(pipe.kind, Kind::pipe);
  EXPECT_EQ(pipe.operands.at(0).span, (Span{.source = SourceId{0}, .begin = 5, .end = 11}));
}

TEST(PowerShellCommands, RunPathsAndImportFiles) {
  expect_rows({
      {"& \"$PSScriptRoot/x.ps1\" -A b", R"(
command
  arg join
    variable PSScriptRoot
    text "/x.ps1"
  flag -A
  arg text "b"
)"},
      {". ./x.ps1", R"(
import dot-source
  text "./x.ps1"
)"},
      {"using module ./a.psm1\nImport-Module -Force -Name ./m.psm1", R"(
import module
  text "./a.psm1"
import module
  text "./m.psm1"
)"},
      {"& { param($q) irm $q } $u", R"(
invoke
  lambda
    function 
      parameter q
      sequence
        command
          arg text "irm"
          arg variable q
  arg variable u
)"},
      {". (Join-Path $a .. b.ps1)", R"(
import dot-source
  capture
    sequence
      command
        arg text "Join-Path"
        arg variable a
        arg text ".."
        arg text "b.ps1"
)"},
  });
}

TEST(PowerShellControlFlow, IsBranchesAndLoops) {
  expect_rows({
      {"$x = if ($a) { 1 } elseif ($b) { 2 } else { 3 }", R"(
assign =
  variable x
  capture
    sequence
      branch
        variable a
        sequence
          text "1"
        sequence
          branch
            variable b
            sequence
              text "2"
            sequence
              text "3"
)"},
      {"switch -Regex ($a) { 'b' { 1; break }\n default { 2 } }", R"(
sequence
  assign =
    variable _
    variable a
  branch
    operation -match
      variable _
      text "b"
    sequence
      text "1"
    sequence
      text "2"
)"},
      {"foreach ($a in Get-B) { $a }", R"(
loop
  variable a
  capture
    sequence
      command
        arg text "Get-B"
  nothing
  sequence
    variable a
)"},
      {"do { a } until ($b)", R"(
loop
  nothing
  nothing
  operation not
    variable b
  sequence
    command
      arg text "a"
)"},
      {"for ($i = 0; $i -lt 3; $i++) { a }", R"(
sequence
  assign =
    variable i
    text "0"
  loop
    nothing
    nothing
    operation -lt
      variable i
      text "3"
    sequence
      command
        arg text "a"
      assign +=
        variable i
        text "1"
)"},
      {"try { a } catch [X] { throw \"y\" } finally { return 1 }", R"(
attempt
  sequence
    command
      arg text "a"
  sequence
    leave throw
      text "y"
  sequence
    give_back
      text "1"
)"},
      {"a && b || c", R"(
operation ||
  operation &&
    command
      arg text "a"
    command
      arg text "b"
  command
    arg text "c"
)"},
  });
}

TEST(PowerShellFunctions, HaveParametersWithTypesDefaultsAndAliases) {
  expect_rows({
      {"function Get-It([string]$a, $b = 1) { $a }", R"(
function
  function Get-It
    parameter a [string]
    parameter b
      text "1"
    sequence
      variable a
)"},
      {"function F {\n [CmdletBinding()] param([Parameter(ValueFromPipeline)][Alias('U', 'V')][Uri] $A = 'x',"
       " [switch] $B)\n $A }",
       R"(
function
  function F from pipeline
    parameter A [uri] alias U alias V
      text "x"
    parameter B [switch]
    sequence
      variable A
)"},
      {"filter global:f { begin { 1 } process { $_ } end { 2 } }", R"(
function
  function f from pipeline
    sequence
      text "1"
      variable _
      text "2"
)"},
  });
}

TEST(PowerShellFunctions, OfTheScriptAreItsParameters) {
  EXPECT_EQ(lowered(Language::powershell, "<#\n.SYNOPSIS\n irm\n#>\nparam([securestring] $Pat, $Org = $env:ORG)\n1"),
            "parameter Pat [securestring]\nparameter Org\nenvironment ORG\ntext \"1\"\n");
}

TEST(PowerShellClasses, AreTypesWithFieldsAndMethods) {
  expect_rows({{R"(class Pools : Base {
  [string] $Org; hidden [string] $T = 'x'
  static [int] $N
  Pools($o) : base($o) { $this.Org = $o }
  [object] Find([string] $n) { return $this.Org }
})",
                R"(
type Pools
  assign =
    variable Org
    nothing
  assign =
    variable T
    text "x"
  assign = as static
    variable N
    nothing
  function
    function constructor
      parameter o
      sequence
        invoke
          member constructor
            variable super
          arg variable o
        assign =
          member Org
            variable this
          variable o
  function
    function Find
      parameter n [string]
      sequence
        give_back
          member Org
            variable this
  arg variable [base]
)"}});
}

TEST(PowerShellErrors, LeaveTheRestReadAndSayWhatMentionsARequest) {
  const auto program =
      parse(Language::powershell, code_of("irm $u\n$x = )( irm https://dev.azure.com/_apis ]]\nirm $v\n"));
  EXPECT_FALSE(program.unread.empty());
  EXPECT_NE(dump(program).find("variable u"), std::string::npos);
}

TEST(PowerShellErrors, EndWithTheirLine) {
  const auto program = parse(Language::powershell, code_of("function f {\n  $x = = ) y\n  irm $u\n}\nirm $v\n"));
  EXPECT_EQ(program.unread.size(), 1u);
  EXPECT_EQ(program.body.operands.size(), 2u);
  EXPECT_NE(dump(program).find("variable u"), std::string::npos);
}

TEST(PowerShellErrors, StopAtTheLimitOfDepth) {
  const auto deep = [](int levels) {
    return parse(Language::powershell, Text("$x = " + std::string(levels, '(') + "1" + std::string(levels, ')')));
  };
  EXPECT_TRUE(deep(150).unread.empty());
  EXPECT_EQ(deep(250).unread.size(), 1u);
}

}  // namespace
}  // namespace patscope::script
