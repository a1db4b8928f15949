#pragma once

#include <cstddef>

#include "rest/text.h"

namespace patscope::expression {

/// `slice` for many cuts of one Text, near each other: it goes on where the last cut was, so that cutting a long Text
/// of many pieces into many parts takes linear time. The Text must outlive it.
class Slicer {
 public:
  explicit Slicer(const Text& text) : text_(text) {}
  /// Bytes [begin, end), holes counting as one.
  [[nodiscard]] Text cut(std::size_t begin, std::size_t end);

 private:
  const Text& text_;
  std::size_t piece_ = 0;
  std::size_t piece_begin_ = 0;
};

}  // namespace patscope::expression
