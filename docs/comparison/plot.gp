# Draws compress.csv with gnuplot as it comes: gnuplot plot.gp writes gnuplot.png.
set datafile separator ","
set terminal png
set output "gnuplot.png"
set title "compress, high load"
set xlabel "workers"
set ylabel "time (s)"
plot for [name in "serial threads processes"] "compress.csv" \
    using (strcol(1) eq name ? $2 : NaN):3 with lines title name
