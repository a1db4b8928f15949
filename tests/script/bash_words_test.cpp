#include <gtest/gtest.h>

#include "lowering.h"

namespace patscope::script {
namespace {

void expect_rows(std::initializer_list<LoweringRow> rows) {
  for (const auto& row : rows) EXPECT_EQ(with_line_break(lowered(Language::bash, row.code)), row.expected) << row.code;
}

TEST(BashWords, AreLiteralsAfterTheirQuotesAndBackslashes) {
  expect_rows({
      {R"(x='a\b'"c\"\d"e\ f)", R"(
assign =
  variable x
  text "a\bc"\de f"
)"},
      {R"(x=$'a\tb\'')", R"(
assign =
  variable x
  text "a\tb'"
)"},
      {"x=\"a\\\nb\"", R"(
assign =
  variable x
  text "ab"
)"},
      {"x=", R"(
assign =
  variable x
  text ""
)"},
  });
}

TEST(BashWords, JoinExpansionsAndTheTextBetween) {
  expect_rows({
      {R"(x="$a $b/${c}"'d')", R"(
assign =
  variable x
  join
    variable a
    text " "
    variable b
    text "/"
    variable c
    text "d"
)"},
      {"x=https://$host/$org/$project/_apis", R"(
assign =
  variable x
  join
    text "https://"
    variable host
    text "/"
    variable org
    text "/"
    variable project
    text "/_apis"
)"},
      {"x=$a/$b?c=$d\\&e=1", R"(
assign =
  variable x
  join
    variable a
    text "/"
    variable b
    text "?c="
    variable d
    text "&e=1"
)"},
  });
}

TEST(BashWords, MayBeHardForTheGrammar) {
  expect_rows({
      {"a $1@$2 `# b` c", R"(
command
  arg text "a"
  arg join
    variable 1
    text "@"
    variable 2
  arg text "c"
)"},
      {"a=\"$[ b['c'] ]\"\nd", R"(
assign =
  variable a
  text "$[ b['c'] ]"
command
  arg text "d"
)"},
      {"a \"\\$$1\"", R"(
command
  arg text "a"
  arg join
    text "$"
    variable 1
)"},
  });
}

TEST(BashWords, KeepHolesApartFromTheNameBeforeThem) {
  expect_rows({{R"(x="$org{{Project}}/{{Id}}")", R"(
assign =
  variable x
  join
    variable org
    text "{Project}/{Id}"
)"}});
}

TEST(BashWords, AreOperationsWhenAnExpansionChangesThem) {
  expect_rows({
      {R"(x=${1:-https://$h})", R"(
assign =
  variable x
  operation default as :-
    variable 1
    join
      text "https://"
      variable h
)"},
      {R"(x="${u//\//%2F}")", R"(
assign =
  variable x
  operation replace as //
    variable u
    text "/"
    text "%2F"
)"},
      {"x=${u##*/}${u%.git}", R"(
assign =
  variable x
  join
    operation remove-prefix as ##
      variable u
      text "*/"
    operation remove-suffix as %
      variable u
      text ".git"
)"},
      {"x=${u:0:$n}", R"(
assign =
  variable x
  operation substring as :
    variable u
    text "0"
    variable n
)"},
      {"x=${u^^}${#u}${!u}", R"(
assign =
  variable x
  join
    operation upper as ^^
      variable u
    operation length
      variable u
    operation indirect
      variable u
)"},
      {"x=${u:?must be set}", R"(
assign =
  variable x
  variable u
)"},
      {"x=${u:-a;b}", R"(
assign =
  variable x
  operation default as :-
    variable u
    text "a;b"
)"},
      {"x=$(( $a + 1 ))", R"(
assign =
  variable x
  operation arithmetic
    variable a
)"},
      {"x=$((a - 1))", R"(
assign =
  variable x
  operation arithmetic
    variable a
)"},
      {"((a++, b -= 2, c == 3))", R"(
operation arithmetic
  variable b
  variable c
  assign =
    variable a
    operation arithmetic
  assign =
    variable b
    operation arithmetic
)"},
  });
}

TEST(BashWords, OfArraysSpread) {
  expect_rows({
      {R"(a=(-s "${b[@]}"))", R"(
assign =
  variable a
  list
    text "-s"
    operation spread
      variable b
)"},
      {R"(a+=(x))", R"(
assign +=
  variable a
  list
    text "x"
)"},
      {R"code(curl "${a[@]}" "$@" ${b[*]} "$*" "${a[0]}")code", R"(
command
  arg text "curl"
  spread variable a
  spread variable @
  spread variable b
  arg variable *
  arg index
    variable a
    text "0"
)"},
      {R"(declare -A m=([a]=1 [b]="$x"))", R"(
assign = (local)
  variable m
  map
    text "a"
    text "1"
    text "b"
    variable x
)"},
  });
}

TEST(BashWords, AreWhatACommandWrites) {
  expect_rows({
      {"x=`date`", R"(
assign =
  variable x
  capture
    sequence
      command
        arg text "date"
)"},
      {"x=$(< f)", R"(
assign =
  variable x
  capture
    sequence
      sequence
        command
          arg text "cat"
          arg text "f"
)"},
      {"curl -d @<(cat f)", R"(
command
  arg text "curl"
  flag -d
  arg join
    text "@"
    capture
      sequence
        command
          arg text "cat"
          arg text "f"
)"},
  });
}

TEST(BashWords, StandWhereTheirLiteralsSay) {
  EXPECT_EQ(misplaced_literals(Language::bash, R"code(
url="https://$h/a\"b"'c'$'d\ne'f\ g # é
curl -H "Authorization: $(echo -n ":$T" | base64)" "${url%/}/x" <<EOF >> log
{"a": "$b", "c": \$d}
EOF
cat <<-'X'
	a
	b
	X
)code"),
            "");
}

}  // namespace
}  // namespace patscope::script
