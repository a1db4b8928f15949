#include <gtest/gtest.h>

#include "lowering.h"

namespace patscope::script {
namespace {

void expect_rows(std::initializer_list<LoweringRow> rows) {
  for (const auto& row : rows) EXPECT_EQ(with_line_break(lowered(Language::bash, row.code)), row.expected) << row.code;
}

TEST(BashCommands, KeepWordsAndFlagsInOrder) {
  expect_rows({{R"(A=1 curl -sS --request GET --data="$b" - -- '-x' "$u")", R"(
command
  assign =
    variable A
    text "1"
  arg text "curl"
  flag -sS
  flag --request
  arg text "GET"
  arg join
    text "--data="
    variable b
  arg text "-"
  arg text "--"
  arg text "-x"
  arg variable u
)"}});
}

TEST(BashCommands, BeginAtTheirOwnFirstWord) {
  const auto program = parse(Language::bash, code_of("x=$(A=1 curl u)"));
  const auto& capture = program.body.operands.at(0).operands.at(1);
  EXPECT_EQ(capture.operands.at(0).operands.at(0).span.begin, 8u);
}

TEST(BashCommands, OfTheShellItselfHaveTheirOwnKinds) {
  expect_rows({
      {"source \"$d/lib.sh\" x", R"(
import source
  join
    variable d
    text "/lib.sh"
  arg text "x"
)"},
      {"f() { return 1; }", R"(
function
  function f
    sequence
      give_back
        text "1"
)"},
      {"function g { exit 2; }", R"(
function
  function g
    sequence
      leave exit
        text "2"
)"},
      {"export A=1 B; local c", R"(
sequence
  assign = (exported)
    variable A
    text "1"
  assign = (exported)
    variable B
    variable B
assign = (local)
  variable c
  nothing
)"},
      {R"(export "A=$b/c")", R"(
assign = (exported)
  variable A
  join
    variable b
    text "/c"
)"},
  });
}

TEST(BashRedirections, AreInputAndOutput) {
  expect_rows({
      {"curl -d @- $u <<EOF > out\na \"$b\" \\$c \\\"\nEOF\n", R"(
command
  arg text "curl"
  flag -d
  arg text "@-"
  arg variable u
  input: join
    text "a ""
    variable b
    text "" $c \"\n"
  output: text "out"
)"},
      {"cat <<'EOF' >> f\n$a\nEOF\n", R"(
command
  arg text "cat"
  input: text "$a\n"
  append: text "f"
)"},
      {"cat <<-EOF\n\ta $b\n\t\tc\n\tEOF\n", R"(
command
  arg text "cat"
  input: join
    text "a "
    variable b
    text "\nc\n"
)"},
      {"cat <<EOF | curl -d @- u\nx\nEOF\n", R"(
pipe
  command
    arg text "cat"
    input: text "x\n"
  command
    arg text "curl"
    flag -d
    arg text "@-"
    arg text "u"
)"},
      {"python3 - <<EOF \"$x\"\nimport os\nEOF\n", R"(
command
  arg text "python3"
  arg text "-"
  arg variable x
  input: text "import os\n"
)"},
      {"jq . <<< \"$x\" 2>/dev/null 2>&1", R"(
command
  arg text "jq"
  arg text "."
  input: variable x
)"},
      {"while read -r x; do :; done < <(ls) | sort > f", R"(
pipe
  loop
    nothing
    nothing
    command
      arg text "read"
      flag -r
      arg text "x"
    sequence
      command
        arg text ":"
    input: capture
      sequence
        command
          arg text "ls"
  command
    arg text "sort"
    output: text "f"
)"},
  });
}

TEST(BashControlFlow, IsBranchesAndLoops) {
  expect_rows({
      {"if [ -z \"$a\" ]; then b; elif ! c; then d; else e; fi", R"(
branch
  operation -z
    variable a
  sequence
    command
      arg text "b"
  sequence
    branch
      operation not
        sequence
          command
            arg text "c"
      sequence
        command
          arg text "d"
      sequence
        command
          arg text "e"
)"},
      {"case $a in x|y*) b ;; *) c ;; esac", R"(
sequence
  branch
    operation ||
      operation ==
        variable a
        text "x"
      operation -like
        variable a
        text "y*"
    sequence
      command
        arg text "b"
    sequence
      command
        arg text "c"
)"},
      {"for x in a $b; do c; done", R"(
loop
  variable x
  list
    text "a"
    variable b
  nothing
  sequence
    command
      arg text "c"
)"},
      {"for x in $list; do c; done", R"(
loop
  variable x
  variable list
  nothing
  sequence
    command
      arg text "c"
)"},
      {"until a; do b; done", R"(
loop
  nothing
  nothing
  operation not
    command
      arg text "a"
  sequence
    command
      arg text "b"
)"},
      {"[[ $a == x* && $b != y ]] || { c; } && (d)", R"(
operation &&
  operation ||
    operation &&
      operation -like
        variable a
        text "x*"
      operation !=
        variable b
        text "y"
    sequence
      command
        arg text "c"
  sequence subshell
    command
      arg text "d"
)"},
  });
}

TEST(BashErrors, AreUnreadWhereTheyMentionARequest) {
  const auto program = parse(Language::bash, code_of("a\nif then ) curl https://dev.azure.com/o/_apis/x\nb\n"));
  std::string names;
  for_each_node(program.body, [&](const Node& node) {
    if (node.kind == Kind::command) names += node.arguments.at(0).value->literal.known().value_or("?") + " ";
  });
  EXPECT_NE(names.find("a "), std::string::npos);
  EXPECT_TRUE(names.find("curl ") != std::string::npos || !program.unread.empty());
}

TEST(BashErrors, StopAtTheLimitsOfSizeAndDepth) {
  std::string deep;
  for (int level = 0; level < 600; ++level) deep += "$(";
  const auto nested = parse(Language::bash, Text("echo " + deep + std::string(600, ')')));
  EXPECT_EQ(nested.unread.size(), 1u);
  const auto large = parse(Language::bash, Text(std::string((std::size_t{4} << 20) + 1, '#')));
  EXPECT_EQ(large.unread.size(), 1u);
}

}  // namespace
}  // namespace patscope::script
