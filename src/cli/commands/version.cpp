#include "cli/commands/version.h"

#include <fmt/format.h>

#include "catalog/catalog.h"

namespace patscope::cli {

std::string version_text() {
  const auto catalog = catalog::Catalog::embedded();
  return fmt::format("patscope {}\ncatalogue: vsts-rest-api-specs at {}, {}", PATSCOPE_VERSION, catalog.commit(),
                     catalog.date());
}

}  // namespace patscope::cli
