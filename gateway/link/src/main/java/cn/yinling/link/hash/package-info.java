/** Fingerprints of bytes. */
@NullMarked
package cn.yinling.link.hash;

import org.jspecify.annotations.NullMarked;
