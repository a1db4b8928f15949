#pragma once

#include <cstddef>
#include <string_view>

namespace patscope::expression {

/// The service's own: 50 nested calls are accepted, 51 refused.
inline constexpr std::size_t max_depth = 50;

/// Ours, to keep time and memory bounded. The service documents 20 MB of memory for a whole expansion and, by users'
/// reports, refuses expressions long before these lengths.
inline constexpr std::size_t max_source_bytes = 256 * 1024;
inline constexpr std::size_t max_source_pieces = 4096;
inline constexpr std::size_t max_text_bytes = 20 * 1024 * 1024;
inline constexpr std::size_t max_pieces = 500'000;
inline constexpr std::size_t max_hole_name_bytes = 200;
inline constexpr std::size_t max_items = 500'000;
inline constexpr std::size_t max_collection_depth = 100;

inline constexpr std::string_view memory_exceeded = "The maximum allowed memory size was exceeded";

}  // namespace patscope::expression
