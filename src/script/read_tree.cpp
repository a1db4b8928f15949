#include <algorithm>
#include <array>

#include "script/lower.h"
#include "text/strings.h"

namespace patscope::script {
namespace {

/// What a region that could not be read must mention to be worth telling. Lower case; as part of any word.
constexpr std::array mentions{std::string_view("_apis"),
                              std::string_view("dev.azure.com"),
                              std::string_view("visualstudio.com"),
                              std::string_view("invoke-restmethod"),
                              std::string_view("invoke-webrequest"),
                              std::string_view("webclient"),
                              std::string_view("httpclient"),
                              std::string_view("azure-devops"),
                              std::string_view("axios"),
                              std::string_view("requests."),
                              std::string_view("urlopen"),
                              std::string_view("_git/"),
                              std::string_view("fetch(")};

/// The same, but only as a word of its own.
constexpr std::array words{std::string_view("curl"),  std::string_view("curl.exe"), std::string_view("wget"),
                           std::string_view("irm"),   std::string_view("iwr"),      std::string_view("az"),
                           std::string_view("tfx"),   std::string_view("git"),      std::string_view("npm"),
                           std::string_view("nuget"), std::string_view("twine"),    std::string_view("vsce")};

bool is_word_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-' || byte == '.';
}

bool has_word(std::string_view code, std::string_view word) {
  for (auto at = code.find(word); at != std::string_view::npos; at = code.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || !is_word_byte(code[at - 1])) && (end == code.size() || !is_word_byte(code[end]))) return true;
  }
  return false;
}

class UnreadCollector {
 public:
  UnreadCollector(const SourceText& source, std::span<const std::string_view> lowered, std::vector<Coverage>& unread)
      : source_(source), lowered_(lowered), unread_(unread) {}

  void collect(const TreeNode& root) {
    std::vector<TreeNode> waiting{root};
    while (!waiting.empty()) {
      const auto node = waiting.back();
      waiting.pop_back();
      if (!node.has_error()) continue;
      const auto children = node.children();
      const bool is_torn = std::any_of(children.begin(), children.end(),
                                       [](const TreeNode& child) { return child.is_error() || child.is_missing(); });
      if (node.is_error() || (is_torn && is_lowered(node))) note_gaps(node);
      waiting.insert(waiting.end(), children.rbegin(), children.rend());
    }
  }

 private:
  [[nodiscard]] bool is_lowered(const TreeNode& node) const {
    return std::find(lowered_.begin(), lowered_.end(), node.kind()) != lowered_.end();
  }

  /// Of an ERROR node, or of a statement that has one in its midst and so may be something else in truth.
  void note_gaps(const TreeNode& torn) {
    auto begin = torn.begin();
    for (const auto& child : torn.children()) {
      const bool is_read_elsewhere = is_lowered(child) || child.is("comment") || (child.is_error() && !torn.is_error());
      if (!is_read_elsewhere) continue;
      note(begin, child.begin());
      begin = child.end();
    }
    note(begin, torn.end());
  }

  void note(std::size_t begin, std::size_t end) {
    if (begin < end && mentions_request(source_.bytes(begin, end)))
      unread_.push_back({.place = source_.span(begin, end), .reason = "the syntax could not be understood"});
  }

  const SourceText& source_;
  std::span<const std::string_view> lowered_;
  std::vector<Coverage>& unread_;
};

}  // namespace

bool mentions_request(std::string_view code) {
  const auto lower = to_lower(code);
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](std::string_view mention) { return lower.find(mention) != std::string::npos; }) ||
         std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has_word(lower, word); });
}

std::optional<Tree> read_tree(Grammar grammar, const SourceText& source, std::span<const std::string_view> lowered,
                              Program& program, std::string_view reading) {
  const auto everything = source.span(0, source.bytes().size());
  auto tree = Tree::parse(grammar, reading.empty() ? source.bytes() : reading);
  if (!tree) {
    program.unread.push_back({.place = everything, .reason = "the syntax could not be understood in time"});
    return std::nullopt;
  }
  if (tree->depth() > max_depth) {
    program.unread.push_back({.place = everything, .reason = "the script is nested deeper than 200 levels"});
    return std::nullopt;
  }
  UnreadCollector(source, lowered, program.unread).collect(tree->root());
  return tree;
}

}  // namespace patscope::script
