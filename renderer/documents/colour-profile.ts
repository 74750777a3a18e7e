import address from '../../node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc?url';

/** sRGB as the PDF library brings it along; a colour in the file means what it means there. */
export const colourProfile = { address, name: 'sRGB.icc' };
