#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rest/url.h"

namespace patscope::catalog {

/// Routes by their segments. Strings are views of the routes that were added. 0 stands for no child: the root of
/// `none` is nobody's.
class Trie {
 public:
  using NodeId = std::uint32_t;

  struct Literal {
    std::string_view word;
    NodeId child = 0;
  };
  /// "${type}", "@{scope}", "{name};{owner}": a parameter with something fixed at its ends.
  struct Mixed {
    std::string_view prefix;
    std::string_view suffix;
    NodeId child = 0;
  };
  struct Node {
    std::vector<Literal> literals;  ///< sorted without case
    std::vector<Mixed> mixed;
    NodeId integer = 0;                ///< "{id:int}"
    NodeId parameter = 0;              ///< "{name}"
    std::vector<std::uint32_t> ends;   ///< the operations whose route ends here
    std::vector<std::uint32_t> tails;  ///< those with "{*path}" here: any number of segments, also none
  };

  Trie();
  /// `route` as in the data files; "{name?}" may be missing.
  void add(UrlArea area, std::string_view route, std::uint32_t operation);

  [[nodiscard]] NodeId root(UrlArea area) const { return static_cast<NodeId>(area); }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  /// Without case; 0 when there is none.
  [[nodiscard]] static NodeId literal_child(const Node& node, std::string_view word);

 private:
  [[nodiscard]] NodeId grow();
  [[nodiscard]] NodeId child_for(NodeId parent, std::string_view segment);
  [[nodiscard]] NodeId literal_child_for(NodeId parent, std::string_view word);
  void add_below(NodeId parent, std::string_view route, std::uint32_t operation);

  std::vector<Node> nodes_;
};

}  // namespace patscope::catalog
