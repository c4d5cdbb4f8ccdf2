/** What was refused, kept for whoever has to find out why: bounded, and readable over HTTP. */
@NullMarked
package cn.yinling.hub.deadletters;

import org.jspecify.annotations.NullMarked;
