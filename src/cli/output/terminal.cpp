#include "cli/output/terminal.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#ifdef _WIN32
#include <io.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

#include "report/formats/link.h"

namespace patscope::cli {
namespace {

constexpr std::size_t narrowest = 60;
constexpr std::size_t widest = 160;

#ifdef _WIN32

Stream stream_of(std::FILE* file) {
  return {.kind = ::_isatty(::_fileno(file)) != 0 ? Stream::Kind::terminal : Stream::Kind::other};
}

std::string host() {
  return {};
}

#else

Stream stream_of(std::FILE* file) {
  const int descriptor = ::fileno(file);
  if (::isatty(descriptor) == 0) return {};
  winsize size{};
  const bool known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0;
  return {.kind = Stream::Kind::terminal, .columns = known ? size.ws_col : std::size_t{0}};
}

std::string host() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

#endif

std::size_t width_of(const Stream& stream, const net::Environment& environment) {
  const auto typed = environment("COLUMNS");
  const int columns = typed ? std::atoi(typed->c_str()) : 0;
  const auto width = columns > 0 ? static_cast<std::size_t>(columns) : stream.columns;
  return width == 0 ? report::Terminal{}.width : std::clamp(width, narrowest, widest);
}

bool wants_colour(const Stream& stream, const net::Environment& environment) {
  if (environment("FORCE_COLOR")) return true;
  return obeys_escapes(stream, environment) && !environment("NO_COLOR");
}

}  // namespace

Stream standard_output() {
  return stream_of(stdout);
}

Stream standard_error() {
  return stream_of(stderr);
}

bool obeys_escapes(const Stream& stream, const net::Environment& environment) {
  return stream.kind == Stream::Kind::terminal && environment("TERM") != "dumb";
}

report::Terminal terminal_of(const Stream& stream, const net::Environment& environment) {
  return {.colour = wants_colour(stream, environment) ? report::Colour::yes : report::Colour::no,
          .width = width_of(stream, environment),
          .path_prefix = {}};
}

std::string folder_url(const std::filesystem::path& folder) {
  std::error_code unknown;
  auto path = std::filesystem::weakly_canonical(folder, unknown).generic_string();
  if (!path.starts_with('/')) path.insert(0, "/");
  if (!path.ends_with('/')) path += '/';
  return "file://" + report::encoded_path(host()) + report::encoded_path(path);
}

}  // namespace patscope::cli
