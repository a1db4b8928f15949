#include "yaml/read.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <sstream>

#include "text/strings.h"
#include "yaml/keys.h"
#include "yaml/scalar.h"

namespace patscope::yaml {
namespace {

constexpr std::size_t deepest_tree = 250;
constexpr std::size_t most_aliased_nodes = 100'000;

/// Stops yaml-cpp where reading on is of no use.
struct Stop {};

std::size_t offset_of(const YAML::Mark& mark) {
  return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
}

/// Builds the tree from yaml-cpp's events; what is open when an error ends the events is closed as it stands.
class Builder : public YAML::EventHandler {
 public:
  Builder(const Sources& sources, SourceId source, Document& document)
      : bytes_(sources.bytes(source)), source_(source), document_(document) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Kind::sequence, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Kind::mapping, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }
  void OnAnchor(const YAML::Mark& mark, const std::string& name) override;

  void problem(Span span, std::string message) { document_.problems.push_back({span, std::move(message)}); }
  void close_all();
  [[nodiscard]] Span span_at(const YAML::Mark& mark) const;

 private:
  struct Open {
    Node node;
    YAML::anchor_t anchor = 0;
    bool has_key = false;
    Node key;
  };

  void open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
  void close();
  void add(Node node, YAML::anchor_t anchor);
  [[nodiscard]] bool is_unclosed(const Node& node) const;

  std::string_view bytes_;
  SourceId source_;
  Document& document_;
  std::vector<Open> stack_;
  std::map<YAML::anchor_t, Node> anchors_;
  std::size_t aliased_ = 0;
};

Span Builder::span_at(const YAML::Mark& mark) const {
  const auto begin = static_cast<std::uint32_t>(std::min(offset_of(mark), bytes_.size()));
  return {source_, begin, begin};
}

void Builder::add(Node node, YAML::anchor_t anchor) {
  if (anchor != 0) anchors_[anchor] = node;
  if (stack_.empty()) {
    document_.root = std::move(node);
    return;
  }
  Open& parent = stack_.back();
  parent.node.span.end = std::max(parent.node.span.end, node.span.end);
  if (parent.node.kind == Kind::sequence) {
    parent.node.items.push_back(std::move(node));
  } else if (parent.has_key) {
    parent.node.entries.push_back({std::move(parent.key), std::move(node)});
    parent.has_key = false;
  } else {
    parent.key = std::move(node);
    parent.has_key = true;
  }
}

void Builder::open(Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
  if (stack_.size() >= deepest_tree) {
    problem(span_at(mark), "Maximum object depth exceeded: the file is nested deeper than 250 levels");
    throw Stop{};
  }
  Open next;
  next.node.kind = kind;
  next.node.tag = tag == "?" ? "" : tag;
  next.node.span = span_at(mark);
  next.anchor = anchor;
  stack_.push_back(std::move(next));
}

void Builder::close() {
  Open top = std::move(stack_.back());
  stack_.pop_back();
  if (top.has_key) top.node.entries.push_back({std::move(top.key), Node{}});
  if (top.node.kind == Kind::mapping) settle_keys(top.node, document_.problems);
  add(std::move(top.node), top.anchor);
}

void Builder::close_all() {
  while (!stack_.empty()) close();
}

void Builder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  Node node;
  node.span = span_at(mark);
  const auto rest = bytes_.substr(node.span.begin, 4);
  if (!rest.empty() && rest[0] == '~')
    node.span.end += 1;
  else if (equals_ignoring_case(rest, "null"))
    node.span.end += 4;
  add(std::move(node), anchor);
}

/// yaml-cpp takes the end of the file for a closing quote.
bool Builder::is_unclosed(const Node& node) const {
  if (node.style != Style::single_quoted && node.style != Style::double_quoted) return false;
  return node.span.end < node.span.begin + 2 || bytes_[node.span.end - 1] != bytes_[node.span.begin];
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       const std::string& value) {
  Node node = locate_scalar(bytes_, source_, offset_of(mark), value);
  if (tag != "?" && tag != "!") node.tag = tag;
  if (is_unclosed(node)) {
    problem(node.span, "The YAML cannot be read: a quoted text is not closed before the end of the file");
    document_.broken = true;
    throw Stop{};
  }
  add(std::move(node), anchor);
}

void Builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const auto found = anchors_.find(anchor);
  Node node = found == anchors_.end() ? Node{} : found->second;
  aliased_ += count(node);
  if (aliased_ > most_aliased_nodes) {
    problem(span_at(mark), "Maximum object size exceeded: the file's aliases stand for more than 100,000 values");
    throw Stop{};
  }
  add(std::move(node), 0);
}

void Builder::OnAnchor(const YAML::Mark& mark, const std::string& name) {
  Span span = span_at(mark);
  span.end =
      std::min(span.begin + static_cast<std::uint32_t>(name.size()) + 1, static_cast<std::uint32_t>(bytes_.size()));
  problem(span, fmt::format("Anchors are not currently supported. Remove the anchor '{}'", name));
}

/// A second document would only be refused, so only its place is of interest.
class SecondDocument : public YAML::EventHandler {
 public:
  explicit SecondDocument(Builder& builder) : builder_(builder) {}
  void OnDocumentStart(const YAML::Mark& mark) override {
    builder_.problem(builder_.span_at(mark),
                     "Expected stream end parse event: a pipeline file holds one YAML document; remove the second");
    throw Stop{};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}

 private:
  Builder& builder_;
};

}  // namespace

Document read(const Sources& sources, SourceId source) {
  Document document;
  Builder builder(sources, source, document);
  if (sources.bytes(source).size() > largest_document) {
    builder.problem({source, 0, 0}, "The file is larger than 8 MiB, which is more than a pipeline may hold");
    document.broken = true;
    return document;
  }
  std::istringstream stream{std::string(sources.bytes(source))};
  try {
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder)) {
      SecondDocument second(builder);
      parser.HandleNextDocument(second);
    }
  } catch (const Stop&) {
  } catch (const YAML::Exception& error) {
    builder.problem(builder.span_at(error.mark), fmt::format("The YAML cannot be read: {}", error.msg));
    document.broken = true;
  }
  builder.close_all();
  return document;
}

}  // namespace patscope::yaml
