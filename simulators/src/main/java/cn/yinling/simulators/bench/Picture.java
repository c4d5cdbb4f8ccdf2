package cn.yinling.simulators.bench;

/**
 * A number of a bench that is a picture: written beside the JSON, where there is a file, and left
 * out of it.
 *
 * @param svg a whole document
 */
record Picture(String svg) {}
