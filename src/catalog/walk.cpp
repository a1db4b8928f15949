#include "catalog/walk.h"

#include <algorithm>

#include "catalog/segment_shape.h"

namespace patscope::catalog {
namespace {

constexpr std::size_t most_hits = 512;
constexpr std::size_t most_steps = 50'000;

/// Every method returns whether it found something.
class Walker {
 public:
  Walker(const Trie& trie, const UrlPattern& url, const std::function<bool(std::uint32_t)>& wanted)
      : trie_(trie), wanted_(wanted), open_ended_(url.open_ended) {
    for (const auto& segment : url.route) shapes_.push_back(shape_of(segment));
  }

  bool visit(Trie::NodeId id, std::size_t at) {
    if (++steps_ > most_steps) {
      result_.complete = false;
      return false;
    }
    const auto& node = trie_.node(id);
    if (at == shapes_.size()) return end_at(node.ends, false) || end_at(node.tails, true);
    const auto plain_before = plain_;
    const bool found = visit_segment(node, at) || end_at(node.tails, true);
    if (shapes_[at].hole != HoleKind::any) return found;
    const bool is_last = at + 1 == shapes_.size();
    const bool is_enough = is_last ? found : plain_ > plain_before;
    return (!is_enough && visit_hidden(id, at)) || found;
  }

  Walked take() { return std::move(result_); }

 private:
  [[nodiscard]] bool is_wanted(std::span<const std::uint32_t> operations) const {
    return std::any_of(operations.begin(), operations.end(), wanted_);
  }

  bool end_at(std::span<const std::uint32_t> operations, bool tail) {
    if (!is_wanted(operations)) return false;
    if (result_.hits.size() == most_hits) {
      result_.complete = false;
      return false;
    }
    plain_ += !tail;
    result_.hits.push_back({.operations = operations, .tail = tail, .hidden = hidden_ > 0, .spare = spare_ > 0});
    return true;
  }

  bool visit_segment(const Trie::Node& node, std::size_t at) {
    if (shapes_[at].word) return visit_word(node, at);
    return shapes_[at].hole ? visit_hole(node, at) : visit_mixture(node, at);
  }

  bool visit_child(Trie::NodeId child, std::size_t at) { return child != 0 && visit(child, at + 1); }

  bool visit_mixed(const Trie::Node& node, std::size_t at) {
    return std::any_of(node.mixed.begin(), node.mixed.end(), [&](const Trie::Mixed& mixed) {
      return fits_mixed(shapes_[at], mixed.prefix, mixed.suffix) && visit_child(mixed.child, at);
    });
  }

  bool visit_word(const Trie::Node& node, std::size_t at) {
    return visit_child(Trie::literal_child(node, *shapes_[at].word), at) || visit_mixed(node, at) ||
           (fits_integer(shapes_[at]) && visit_child(node.integer, at)) || visit_child(node.parameter, at);
  }

  bool visit_parameters(const Trie::Node& node, std::size_t at) {
    const bool integer = fits_integer(shapes_[at]) && visit_child(node.integer, at);
    spare_ += integer;
    const bool parameter = visit_child(node.parameter, at);
    spare_ -= integer;
    return integer || parameter;
  }

  bool visit_hole(const Trie::Node& node, std::size_t at) {
    if (visit_parameters(node, at)) return true;
    bool found = false;
    for (const auto& mixed : node.mixed) found = visit_child(mixed.child, at) || found;
    if (shapes_[at].hole != HoleKind::any) return found;
    for (const auto& literal : node.literals) found = visit_child(literal.child, at) || found;
    if (!is_open(at)) return found;
    const bool plain_exists = found || is_wanted(node.tails);
    for (const auto& literal : node.literals) found = visit_below(literal.child, plain_exists) || found;
    return found;
  }

  bool visit_mixture(const Trie::Node& node, std::size_t at) {
    const auto& shape = shapes_[at];
    if (visit_mixed(node, at)) return true;
    if (const auto word = word_before_rest(shape); word && is_open(at)) {
      const auto child = Trie::literal_child(node, *word);
      const bool found = visit_child(child, at);
      if ((child != 0 && visit_below(child, found)) || found) return true;
    }
    if (visit_parameters(node, at)) return true;
    bool found = false;
    for (const auto& literal : node.literals)
      if (may_be(shape, literal.word)) found = visit_child(literal.child, at) || found;
    return found;
  }

  /// The URL ends in an unknown part, and `at` is where.
  [[nodiscard]] bool is_open(std::size_t at) const { return open_ended_ && at + 1 == shapes_.size(); }

  /// The hole stands for nothing, or for more than one segment.
  bool visit_hidden(Trie::NodeId id, std::size_t at) {
    constexpr int deepest = 4;
    if (hidden_ == deepest) return false;
    ++hidden_;
    bool found = hidden_ == 1 && visit(id, at + 1);
    for_each_child(trie_.node(id), [&](Trie::NodeId child) { found = visit(child, at) || found; });
    --hidden_;
    return found;
  }

  /// Everything deeper than `id`. Readings are spare where the plain one exists.
  bool visit_below(Trie::NodeId id, bool plain_exists) {
    if (++steps_ > most_steps) {
      result_.complete = false;
      return false;
    }
    spare_ += plain_exists;
    bool found = false;
    for_each_child(trie_.node(id), [&](Trie::NodeId child) {
      found = end_at(trie_.node(child).ends, false) || found;
      found = visit_below(child, false) || found;
    });
    spare_ -= plain_exists;
    return found;
  }

  static void for_each_child(const Trie::Node& node, auto&& use) {
    for (const auto& literal : node.literals) use(literal.child);
    for (const auto& mixed : node.mixed) use(mixed.child);
    if (node.integer != 0) use(node.integer);
    if (node.parameter != 0) use(node.parameter);
  }

  const Trie& trie_;
  const std::function<bool(std::uint32_t)>& wanted_;
  bool open_ended_;
  std::vector<SegmentShape> shapes_;
  std::size_t steps_ = 0;
  std::size_t plain_ = 0;  ///< hits that are no catch-all
  int spare_ = 0;
  int hidden_ = 0;
  Walked result_;
};

}  // namespace

Walked walk(const Trie& trie, const UrlPattern& url, const std::function<bool(std::uint32_t)>& wanted) {
  Walker walker(trie, url, wanted);
  walker.visit(trie.root(url.area), 0);
  return walker.take();
}

}  // namespace patscope::catalog
