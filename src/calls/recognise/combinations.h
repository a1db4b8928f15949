#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// The methods and URLs that a request may have, each with each. What an `if` sets together (create: POST to the list,
/// update: PUT to the item) is known one by one only; a pair that is no operation, while its method fits another URL
/// and its URL another method, is such a mixture.
class Combinations {
 public:
  Combinations(const Machine& machine, const std::vector<std::string>& methods, const std::vector<Text>& urls);

  [[nodiscard]] bool is_mixture(std::size_t method, std::size_t url) const;

 private:
  std::vector<std::vector<bool>> known_;  ///< by method, then by URL
  std::vector<std::vector<bool>> unknown_;
};

}  // namespace patscope::calls
