#include "yaml/read.h"

#include <gtest/gtest.h>

namespace patscope::yaml {
namespace {

struct Read {
  Sources sources;
  Document document;

  explicit Read(std::string bytes) { document = read(sources, sources.add("p.yml", std::move(bytes))); }
  [[nodiscard]] const Node& root() const { return document.root; }
};

/// Every verbatim piece must stand in the file just as it says.
void expect_exact_pieces(const Read& file, const Node& node) {
  for (const auto& piece : node.text.pieces) {
    if (piece.verbatim) {
      EXPECT_EQ(file.sources.slice(piece.origin), piece.literal);
    }
  }
}

struct Case {
  std::string name;
  std::string yaml;  ///< a mapping whose entry `k` is looked at
  std::string value;
  Style style = Style::plain;
  std::size_t pieces = 1;
  std::string token;  ///< what the node's span covers
};

TEST(Read, MapsEveryStyleOfScalarToItsBytes) {
  const Case cases[] = {
      {"plain", "k: a b\n", "a b", Style::plain, 1, "a b"},
      {"plain with a comment", "k: a b  # c\n", "a b", Style::plain, 1, "a b"},
      {"plain over lines", "k: a\n  b\n\n  c\n", "a b\nc", Style::plain, 5, "a\n  b\n\n  c"},
      {"single", "k: 'it''s'\n", "it's", Style::single_quoted, 3, "'it''s'"},
      {"double", "k: \"a\\tb\\u00e9c\"\n", "a\tb\u00e9c", Style::double_quoted, 5, "\"a\\tb\\u00e9c\""},
      {"double over lines", "k: \"a\n   b\\\n   c\"\n", "a bc", Style::double_quoted, 4, "\"a\n   b\\\n   c\""},
      {"literal", "k: |\n  one\n    two\n\n  three\n", "one\n  two\n\nthree\n", Style::literal, 4,
       "|\n  one\n    two\n\n  three"},
      {"literal, stripped", "k: |-\n  one\n  two\n\n", "one\ntwo", Style::literal, 2, "|-\n  one\n  two"},
      {"literal, kept", "k: |+\n  one\n\n", "one\n\n", Style::literal, 2, "|+\n  one\n"},
      {"literal with an indentation", "k: |2\n    one\n  two\n", "  one\ntwo\n", Style::literal, 2,
       "|2\n    one\n  two"},
      {"folded", "k: >\n  one\n  two\n\n  three\n", "one two\nthree\n", Style::folded, 6, ">\n  one\n  two\n\n  three"},
      {"folded, stripped", "k: >-\n  one\n  two\n", "one two", Style::folded, 3, ">-\n  one\n  two"},
      {"tagged", "k: !!str 12\n", "12", Style::plain, 1, "12"},
      {"line breaks of Windows", "k: |\r\n  one\r\n  two\r\n", "one\ntwo\n", Style::literal, 2, "|\r\n  one\r\n  two"},
  };
  for (const auto& one : cases) {
    SCOPED_TRACE(one.name);
    const Read file(one.yaml);
    ASSERT_TRUE(file.document.problems.empty()) << file.document.problems[0].message;
    const Node* node = file.root().get("k");
    ASSERT_TRUE(node);
    EXPECT_EQ(node->string(), one.value);
    EXPECT_EQ(node->style, one.style);
    EXPECT_EQ(node->text.pieces.size(), one.pieces);
    EXPECT_EQ(file.sources.slice(node->span), one.token);
    if (one.yaml.find('\r') == std::string::npos) expect_exact_pieces(file, *node);
  }
}

TEST(Read, KeepsTheOrderAndPlaceOfKeys) {
  const Read file("b: 1\na:\n- x\n- y: z\n");
  ASSERT_EQ(file.root().entries.size(), 2U);
  EXPECT_EQ(file.root().entries[0].key.string(), "b");
  EXPECT_EQ(file.sources.slice(file.root().entries[1].key.span), "a");
  EXPECT_EQ(file.root().get("a")->items[1].get("y")->string(), "z");
}

struct Trouble {
  std::string name;
  std::string yaml;
  std::string message;  ///< what the first problem begins with
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

TEST(Read, SaysWhatIsWrongAndWhere) {
  const Trouble cases[] = {
      {"an anchor", "a: &x 1\nb: *x\n", "Anchors are not currently supported. Remove the anchor 'x'", 1, 4},
      {"a duplicate key", "a: 1\nA: 2\n", "'A' is already defined", 2, 1},
      {"a second document", "a: 1\n---\nb: 1\n", "Expected stream end parse event", 2, 1},
      {"a tab", "a:\n\tb: 1\n", "The YAML cannot be read", 2, 3},
      {"a mapping within a scalar", "a: b: c\n", "The YAML cannot be read", 1, 5},
  };
  for (const auto& one : cases) {
    SCOPED_TRACE(one.name);
    const Read file(one.yaml);
    ASSERT_FALSE(file.document.problems.empty());
    const auto& problem = file.document.problems[0];
    EXPECT_EQ(problem.message.substr(0, one.message.size()), one.message);
    const auto at = file.sources.position(problem.span.source, problem.span.begin);
    EXPECT_EQ(at.line, one.line);
    EXPECT_EQ(at.column, one.column);
  }
}

TEST(Read, KeepsWhatStoodBeforeAnError) {
  const Read file("steps:\n- script: a\n- script: b\n- script: \"unclosed\n");
  EXPECT_TRUE(file.document.broken);
  ASSERT_TRUE(file.root().get("steps"));
  EXPECT_EQ(file.root().get("steps")->items.at(1).get("script")->string(), "b");
}

TEST(Read, LeavesDirectiveKeysAlone) {
  const Read file("${{ if a }}: {x: 1}\n${{ if a }}: {y: 1}\n");
  EXPECT_TRUE(file.document.problems.empty());
  EXPECT_EQ(file.root().entries.size(), 2U);
}

TEST(Read, ResolvesAliasesAndMergeKeys) {
  const Read file("base: &b {x: 1, y: 2}\nk:\n  <<: *b\n  y: 3\nl: *b\n");
  EXPECT_EQ(file.root().get("k")->get("x")->string(), "1");
  EXPECT_EQ(file.root().get("k")->get("y")->string(), "3");
  EXPECT_EQ(file.root().get("l")->get("y")->string(), "2");
}

TEST(Read, StopsAtAnAliasBomb) {
  std::string yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    yaml += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 10; ++k) yaml += before + ", ";
    yaml += before + "]\n";
  }
  const Read file(yaml);
  EXPECT_EQ(file.document.problems.back().message.substr(0, 28), "Maximum object size exceeded");
}

TEST(Read, StopsAtDeepNestingAndHugeFiles) {
  const Read deep(std::string(400, '[') + std::string(400, ']'));
  ASSERT_FALSE(deep.document.problems.empty());
  EXPECT_EQ(deep.document.problems[0].message.substr(0, 29), "Maximum object depth exceeded");
  const Read huge(std::string(largest_document + 1, '#'));
  ASSERT_FALSE(huge.document.problems.empty());
  EXPECT_TRUE(huge.document.broken);
}

}  // namespace
}  // namespace patscope::yaml
