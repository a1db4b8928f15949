# embed(FLOOR FOLDER): every *.txt, *.css and *.js of FOLDER as bytes inside the floor's library, listed by
# `patscope::FLOOR::embedded_files()` (src/FLOOR/embedded.h), sorted by name.
function(embed FLOOR FOLDER)
  set(folder ${CMAKE_SOURCE_DIR}/${FOLDER})
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.txt ${folder}/*.css ${folder}/*.js)
  list(SORT files)
  set(output ${CMAKE_BINARY_DIR}/embedded_${FLOOR}.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFLOOR=${FLOOR} "-DFILES=${files}" -DOUTPUT=${output}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    VERBATIM)
  target_sources(patscope_${FLOOR} PRIVATE ${output})
endfunction()
