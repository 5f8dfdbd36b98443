/// The study that perfdb grew out of: its workloads, its suite and its own numbers.
package enum DocumentStudy {}
