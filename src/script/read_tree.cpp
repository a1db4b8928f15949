#include <algorithm>
#include <array>
#include <cctype>

#include "script/lower.h"
#include "script/torn.h"
#include "text/strings.h"

namespace patscope::script {
namespace {

constexpr std::string_view not_understood = "the syntax could not be understood";

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

bool has_words(std::string_view code) {
  return std::any_of(code.begin(), code.end(), [](unsigned char byte) { return std::isalnum(byte) != 0; });
}

/// What the grammars call commands and calls, alone or one behind the other.
bool is_command(std::string_view kind) {
  constexpr std::array kinds{std::string_view("command"),
                             std::string_view("pipeline"),
                             std::string_view("pipeline_chain"),
                             std::string_view("redirected_statement"),
                             std::string_view("cmd"),
                             std::string_view("call"),
                             std::string_view("call_expression")};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// What is worth telling of a region. A word that a command lost changes little, unless it is of a request; a lost line
/// or value may change much.
enum class Tells { request, line, word };

class UnreadCollector {
 public:
  UnreadCollector(const SourceText& source, std::span<const std::string_view> lowered, std::vector<Coverage>& unread)
      : source_(source), lowered_(lowered), unread_(unread) {}

  void collect(const TreeNode& root) {
    std::vector<Inner> waiting{{.node = root, .outer = {}}};
    while (!waiting.empty()) {
      const auto [node, outer] = waiting.back();
      waiting.pop_back();
      if (!node.has_error()) continue;
      const auto children = node.children();
      const bool is_torn = std::any_of(children.begin(), children.end(),
                                       [](const TreeNode& child) { return child.is_error() || child.is_missing(); });
      if (node.is_error() ? !outer.is_error() : is_torn && is_lowered(node)) note_gaps(node, outer);
      const auto inner = node.is_error() || is_lowered(node) ? node : outer;
      for (auto child = children.rbegin(); child != children.rend(); ++child)
        waiting.push_back({.node = *child, .outer = inner});
    }
  }

 private:
  struct Inner {
    TreeNode node;
    TreeNode outer;  ///< the innermost ERROR or statement around it
  };

  [[nodiscard]] bool is_lowered(const TreeNode& node) const {
    return std::find(lowered_.begin(), lowered_.end(), node.kind()) != lowered_.end();
  }

  /// Of an ERROR node, or of a statement that has one in its midst and so may be something else in truth.
  void note_gaps(const TreeNode& torn, const TreeNode& outer) {
    auto begin = torn.begin();
    const auto tells = !torn.is_error() ? Tells::request : is_command(outer.kind()) ? Tells::line : Tells::word;
    for (const auto& child : torn.children()) {
      const bool is_read_elsewhere = is_lowered(child) || child.is("comment") || (child.is_error() && !torn.is_error());
      if (!is_read_elsewhere) continue;
      note(begin, child.begin(), tells);
      begin = child.end();
    }
    note(begin, torn.end(), tells);
  }

  void note(std::size_t begin, std::size_t end, Tells tells) {
    if (begin >= end) return;
    const auto bytes = source_.bytes(begin, end);
    const bool is_long_enough =
        tells == Tells::word || (tells == Tells::line && bytes.find('\n') != std::string_view::npos);
    const bool is_told = mentions_request(bytes) || (is_long_enough && has_words(bytes));
    if (is_told) unread_.push_back({.place = source_.span(begin, end), .reason = std::string(not_understood)});
  }

  const SourceText& source_;
  std::span<const std::string_view> lowered_;
  std::vector<Coverage>& unread_;
};

std::optional<Attempt> first_readable(std::string_view bytes, std::span<const Reading> readings) {
  std::optional<Attempt> best;
  for (const auto& [grammar, prepare] : readings) {
    auto read = prepare ? prepare(bytes) : std::string(bytes);
    auto tree = Tree::parse(grammar, read);
    if (!tree) continue;
    const bool is_better = !best || torn_bytes(*tree) < torn_bytes(best->tree);
    if (is_better) best = Attempt{grammar, std::move(read), std::move(*tree), {}};
    if (!best->tree.root().has_error()) break;
  }
  return best;
}

}  // namespace

bool mentions_request(std::string_view code) {
  const auto lower = to_lower(code);
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](std::string_view mention) { return lower.find(mention) != std::string::npos; }) ||
         std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has_word(lower, word); });
}

std::optional<Tree> read_tree(std::span<const Reading> readings, const SourceText& source,
                              std::span<const std::string_view> lowered, Program& program) {
  const auto everything = source.span(0, source.bytes().size());
  auto attempt = first_readable(source.bytes(), readings);
  if (!attempt) {
    program.unread.push_back({.place = everything, .reason = "the syntax could not be understood in time"});
    return std::nullopt;
  }
  if (attempt->tree.depth() > max_depth) {
    program.unread.push_back({.place = everything, .reason = "the script is nested deeper than 200 levels"});
    return std::nullopt;
  }
  if (attempt->tree.root().has_error()) attempt = without_tearing_lines(std::move(*attempt));
  for (const auto& line : attempt->left_out)
    program.unread.push_back({.place = source.span(line.begin, line.end), .reason = std::string(not_understood)});
  UnreadCollector(source, lowered, program.unread).collect(attempt->tree.root());
  return std::move(attempt->tree);
}

}  // namespace patscope::script
