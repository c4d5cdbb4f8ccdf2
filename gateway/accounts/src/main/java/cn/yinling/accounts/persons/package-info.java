/** Persons and their roles. */
@NullMarked
package cn.yinling.accounts.persons;

import org.jspecify.annotations.NullMarked;
