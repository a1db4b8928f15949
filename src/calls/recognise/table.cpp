#include <array>

#include "calls/recognise.h"
#include "calls/recognise/recognisers.h"

namespace patscope::calls {

std::span<const Recogniser> recognisers() {
  static constexpr std::array rows = {
      Recogniser{Speaks::shells, "curl", recognise_curl},
      Recogniser{Speaks::shells, "wget", recognise_wget},
      Recogniser{Speaks::shells, "az", recognise_az},
      Recogniser{Speaks::shells, "git", recognise_git},
      Recogniser{Speaks::shells, "npm", recognise_npm},
      Recogniser{Speaks::shells, "yarn", recognise_npm},
      Recogniser{Speaks::shells, "pnpm", recognise_npm},
      Recogniser{Speaks::shells, "nuget", recognise_nuget},
      Recogniser{Speaks::shells, "dotnet", recognise_nuget},
      Recogniser{Speaks::shells, "pip", recognise_pip},
      Recogniser{Speaks::shells, "pip3", recognise_pip},
      Recogniser{Speaks::shells, "twine", recognise_twine},
      Recogniser{Speaks::shells, "tfx", recognise_tfx},
      Recogniser{Speaks::shells, "vsce", recognise_vsce},
      Recogniser{Speaks::powershell, "invoke-restmethod", recognise_web_cmdlet},
      Recogniser{Speaks::powershell, "invoke-webrequest", recognise_web_cmdlet},
  };
  return rows;
}

}  // namespace patscope::calls
