/** A case from the first alarm to its outcome, and the database that remembers it. */
@NullMarked
package cn.yinling.hotline.cases;

import org.jspecify.annotations.NullMarked;
